package candor.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FileRoutesTest {
    private static final FileRoutes ROUTES =
            FileRoutes.all(List.of(FileRoutes.ofBodies("/api/evidence/{evidence}/content", "/internal/evidence"), FileRoutes.ofForms("/evidence/{evidence}/open")));

    @ParameterizedTest
    @CsvSource({
        "POST,/api/evidence/e1/content,true,false", "POST,/internal/evidence,true,false", "POST,/evidence/e-1_x/open,false,true",
        "GET,/api/evidence/e1/content,false,false", "POST,/api/evidence/e1/e2/content,false,false", "POST,/api/evidence/e1/content/x,false,false",
        "POST,/evidence/%2e/open,false,false", "POST,/api/signals,false,false"})
    void aFileIsTakenAtTheAddressesOfTheContextsOnly(String method, String path, boolean body, boolean form) {
        var request = new MockHttpServletRequest(method, path);
        assertThat(ROUTES.take(request)).isEqualTo(body);
        assertThat(ROUTES.takeForm(request)).isEqualTo(form);
    }
}
