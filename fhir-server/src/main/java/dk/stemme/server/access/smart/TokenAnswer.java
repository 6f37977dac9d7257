package dk.stemme.server.access.smart;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** Tells the app beside its token what it was started about; it stands in the token too. */
final class TokenAnswer implements Consumer<OAuth2AccessTokenAuthenticationContext> {

    @Override
    public void accept(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken given = context.getAuthentication();
        Map<String, Object> all = new HashMap<>(given.getAdditionalParameters());
        all.putAll(launch(given.getAccessToken().getTokenValue()));
        context.getAccessTokenResponse().additionalParameters(all);
    }

    private static Map<String, Object> launch(String token) {
        try {
            Map<String, Object> launch =
                    SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("launch");
            return launch == null ? Map.of() : launch;
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
