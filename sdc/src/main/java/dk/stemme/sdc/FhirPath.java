package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's FHIRPath engine, with the functions and variables of SDC 4.0.0. Loaded by the first expression that is read; a
 * form without expressions never asks for it. Safe for many threads.
 */
final class FhirPath extends FHIRPathEngine {

    private static final String VALUE = "value";

    static final FhirPath ENGINE = new FhirPath();

    private FhirPath() {
        super(KnownTypes.context());
        setHostServices(new Host());
    }

    /**
     * What the expression finds, paid from the budget of the scope.
     *
     * @param focus where it begins, in the resource
     * @throws NotCalculable when it does not suit what it meets, or costs too much
     */
    List<Base> find(Expression expression, Scope scope, Base resource, Base focus) {
        try {
            var found = evaluate(scope, resource, resource, focus, expression.root());
            scope.budget().spend(found);
            return found;
        } catch (NotCalculable e) {
            throw e;
        } catch (WatchedText.TooManyLooks | StackOverflowError e) {
            throw Budget.tooMuch();
        } catch (RuntimeException e) {
            // the engine has no one way to say that an expression does not suit what it meets
            throw new NotCalculable("calculated.failed", String.valueOf(e.getMessage()));
        }
    }

    /** FHIRPath has {@code value} for {@code valueInteger}; the forms of Danish eHealth write the latter. */
    @Override
    protected void getChildrenByName(Base item, String name, List<Base> result) {
        int before = result.size();
        super.getChildrenByName(item, name, result);
        if (result.size() > before || !name.startsWith(VALUE)) return;
        for (var value : item.listChildrenByName(VALUE, false)) {
            if (value != null && name.equals(VALUE + capitalized(value.fhirType()))) result.add(value);
        }
    }

    private static String capitalized(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** What the engine asks of us while it reads and evaluates. */
    private static final class Host implements IHostApplicationServices {

        @Override
        public List<Base> resolveConstant(
                FHIRPathEngine engine, Object evaluation, String name, FHIRPathConstantEvaluationMode mode) {
            return mode == FHIRPathConstantEvaluationMode.EXPLICIT
                    ? ((Scope) evaluation).value(ExpressionReader.undelimited(name))
                    : List.of();
        }

        @Override
        public @Nullable FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
            var function = OwnFunction.find(name);
            return function == null ? null : new FunctionDetails(name, function.least(), function.most());
        }

        @Override
        public List<Base> executeFunction(
                FHIRPathEngine engine, Object evaluation, List<Base> focus, String name, List<List<Base>> parameters) {
            var function = OwnFunction.find(name);
            if (function == null) throw new UnsupportedOperationException(name);
            return function.body().apply(new OwnFunction.Call((Scope) evaluation, focus, parameters));
        }

        @Override
        public boolean paramIsType(String name, int index) {
            return OwnFunction.REFERENCE_KEY.equals(name);
        }

        /** What is traced may be personal, so it goes nowhere. */
        @Override
        public boolean log(String argument, List<Base> focus) {
            return true;
        }

        @Override
        public TypeDetails resolveConstantType(
                FHIRPathEngine engine, Object evaluation, String name, FHIRPathConstantEvaluationMode mode) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public TypeDetails checkFunction(
                FHIRPathEngine engine,
                Object evaluation,
                String name,
                TypeDetails focus,
                List<TypeDetails> parameters) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Base resolveReference(FHIRPathEngine engine, Object evaluation, String url, Base from) {
            throw new UnsupportedOperationException("resolve");
        }

        @Override
        public boolean conformsToProfile(FHIRPathEngine engine, Object evaluation, Base item, String url) {
            throw new UnsupportedOperationException("conformsTo");
        }

        @Override
        public ValueSet resolveValueSet(FHIRPathEngine engine, Object evaluation, String url) {
            throw new UnsupportedOperationException("memberOf");
        }
    }
}
