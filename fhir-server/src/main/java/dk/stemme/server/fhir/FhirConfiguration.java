package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Interceptor;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.SearchTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the FHIR server together: one provider per line of the search table, all operations, all interceptors. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {
    static final String PATH = "/fhir";

    @Bean
    Capabilities capabilities(FhirContext context, ApplicationContext beans, Permission permission, Clock clock) {
        return new Capabilities(
                context, beans.getBeansOfType(FhirOperations.class).values(), permission, clock);
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServlet(
            FhirContext context,
            Interactions interactions,
            BundleProvider bundles,
            Capabilities capabilities,
            ApplicationContext beans) {
        List<Object> providers = new ArrayList<>();
        for (String type : SearchTable.get().types()) providers.add(new TypeProvider(type, context, interactions));
        providers.add(bundles);
        providers.addAll(beans.getBeansOfType(FhirOperations.class).values());
        FhirServlet servlet = new FhirServlet(
                context,
                providers,
                beans.getBeansWithAnnotation(Interceptor.class).values(),
                capabilities);
        var registration = new ServletRegistrationBean<>(servlet, PATH + "/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
