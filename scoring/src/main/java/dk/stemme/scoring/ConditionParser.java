package dk.stemme.scoring;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition, tightest first:
 *
 * <pre>
 * or         = and ("or" and)*
 * and        = comparison ("and" comparison)*
 * comparison = "(" or ")" | operand (relation operand)?
 * operand    = number | "true" | "false" | "%`" name "`"
 * </pre>
 */
final class ConditionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(%`[^`]+`|-?\\d+(?:\\.\\d+)?|[a-z]+|!=|>=|<=|[=<>()])\\s*");

    private final String expression;
    private final Deque<Token> tokens = new ArrayDeque<>();

    private record Token(String text, int at) {}

    ConditionParser(String expression) {
        this.expression = expression;
        Matcher matcher = TOKEN.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!matcher.find(at) || matcher.start() != at) throw refuse(at, "unexpected character");
            tokens.add(new Token(matcher.group(1), matcher.start(1)));
            at = matcher.end();
        }
    }

    Condition parse() {
        Condition condition = or();
        if (!tokens.isEmpty()) throw refuse("expected 'and', 'or' or the end");
        return condition;
    }

    private Condition or() {
        return chain("or", this::and, Condition.Or::new);
    }

    private Condition and() {
        return chain("and", this::comparison, Condition.And::new);
    }

    private Condition chain(String word, Supplier<Condition> part, BinaryOperator<Condition> join) {
        Condition condition = part.get();
        while (accept(word)) condition = join.apply(condition, part.get());
        return condition;
    }

    private Condition comparison() {
        if (accept("(")) {
            Condition inner = or();
            if (!accept(")")) throw refuse("expected ')'");
            return inner;
        }
        Operand left = operand();
        return Arrays.stream(Relation.values())
                .filter(relation -> accept(relation.symbol()))
                .findFirst()
                .map(relation -> new Comparison(left, relation, operand()))
                .orElseGet(() -> new Comparison(left, Relation.EQUAL, Operand.Literal.TRUE));
    }

    private Operand operand() {
        if (accept("true")) return Operand.Literal.TRUE;
        if (accept("false")) return Operand.Literal.FALSE;
        String text = tokens.isEmpty() ? "" : tokens.peek().text();
        if (text.startsWith("%")) {
            tokens.pop();
            return Operand.variable(text.substring(2, text.length() - 1));
        }
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1)))
            throw refuse("expected a number, true, false or %`variable`");
        tokens.pop();
        return new Operand.Literal(Double.parseDouble(text));
    }

    private boolean accept(String text) {
        if (tokens.isEmpty() || !tokens.peek().text().equals(text)) return false;
        tokens.pop();
        return true;
    }

    private DefinitionException refuse(String problem) {
        return refuse(tokens.isEmpty() ? expression.length() : tokens.peek().at(), problem);
    }

    private DefinitionException refuse(int at, String problem) {
        return new DefinitionException("character %d of \"%s\"".formatted(at + 1, expression), problem);
    }
}
