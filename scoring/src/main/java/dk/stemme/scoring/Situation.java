package dk.stemme.scoring;

/** What conditions can look at: a person's scores and answers of now, and scores of earlier. */
record Situation(ScoreSheet sheet, Answers answers, Earlier earlier) {}
