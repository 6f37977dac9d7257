/** The web pages: which address shows which application, and how long files may be kept. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.pages;
