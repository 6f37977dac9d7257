package dk.stemme.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A test in a real browser, skipped where there is none. Each page looked at is checked with axe and photographed into
 * target/screenshots.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest extends ServerTest {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("STEMME_CHROMIUM", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path AXE = Path.of("..", "node_modules", "axe-core", "axe.min.js");

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium here: install it, or set STEMME_CHROMIUM");
        assumeTrue(Files.exists(AXE), "The web apps are not built: Node 20 is needed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    void close() {
        if (playwright != null) playwright.close();
    }

    protected BrowserContext context(String language, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.equals("da") ? "da-DK" : "en-GB")
                .setViewportSize(width, height));
    }

    /** Signs in as the sign-in page does. */
    protected Page signIn(BrowserContext context, String username) {
        Page page = context.newPage();
        page.navigate(address("/sign-in"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("""
                async username => {
                  const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1];
                  await fetch('/sign-in', {method: 'POST', body: new URLSearchParams({username}),
                    headers: {'X-XSRF-TOKEN': token}});
                }""", username);
        return page;
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }

    protected static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    protected static Page.GetByRoleOptions heading(String text) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(text));
    }

    /** A picture, and no rule of WCAG 2 A or AA broken, and no sideways scrolling. */
    protected static void look(Page page, String name) throws IOException {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.evaluate(Files.readString(AXE, StandardCharsets.UTF_8));
        Object violations = page.evaluate(
                "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
                        + ".then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(n => n.html).join(' ')))");
        assertThat((List<?>) violations).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
