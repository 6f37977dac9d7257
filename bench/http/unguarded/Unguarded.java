package unguarded;

import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Witness;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server without rules, audit and limits, so that their cost can be measured. It is put beside the jar by
 * {@code guard.sh}; the server itself has no switch for it.
 */
public class Unguarded implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(Unguarded::open);
    }

    private static void open(ConfigurableListableBeanFactory beans) {
        for (String guard : List.of("accessInterceptor", "readAudit", "writeAudit", "gatekeeper", "rateLimit"))
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(guard);
        beans.registerSingleton("witness", (Witness) (stored, action) -> {});
        beans.registerSingleton("permission", new Permission() {
            @Override
            public void check(String type, String interaction) {}

            @Override
            public boolean allows(String type, String interaction) {
                return true;
            }

            @Override
            public boolean isGiven(String type, String interaction) {
                return true;
            }
        });
    }
}
