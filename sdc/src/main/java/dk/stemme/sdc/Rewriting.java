package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.jspecify.annotations.Nullable;

/** Puts calls of our own functions into an expression that the engine has read. */
final class Rewriting {

    private Rewriting() {}

    /** Operands with operators between them: puts our division in the place of the engine's, by which 1/3 is 0.3. */
    static ExpressionNode divisions(ExpressionNode head) {
        var first = head;
        for (var each = head; each != null && each.getOpNext() != null; ) {
            if (each.getOperation() != Operation.DivideBy) {
                each = each.getOpNext();
                continue;
            }
            var divisor = each.getOpNext();
            var quotient = call(OwnFunction.DIVISION);
            quotient.setOperation(divisor.getOperation());
            quotient.setOpStart(divisor.getOpStart());
            quotient.setOpNext(divisor.getOpNext());
            end(each);
            end(divisor);
            quotient.getParameters().addAll(List.of(first, divisor));
            first.setProximal(true);
            divisor.setProximal(true);
            quotient.setInner(check(null));
            first = quotient;
            each = quotient;
        }
        first.setProximal(true);
        return first;
    }

    private static void end(ExpressionNode node) {
        node.setOperation(null);
        node.setOpNext(null);
    }

    /** A step that checks what the step before it found. */
    static ExpressionNode check(@Nullable ExpressionNode next) {
        var check = call(OwnFunction.CHECK);
        check.setInner(next);
        return check;
    }

    private static ExpressionNode call(String name) {
        var call = new ExpressionNode(0);
        call.setKind(Kind.Function);
        call.setName(name);
        call.setFunction(Function.Custom);
        return call;
    }
}
