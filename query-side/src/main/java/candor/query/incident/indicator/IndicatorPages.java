package candor.query.incident.indicator;

import candor.incident.IncidentQuery.FindIndicators;
import candor.incident.IncidentView;
import candor.incident.TrafficLight;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.incident.PrivilegeSight;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The indicators of an incident, to read, to copy and to download. */
@ConsolePage
public class IndicatorPages {
    private static final int ROWS = 200;

    private final IndicatorLists lists;
    private final Reader reader;

    IndicatorPages(Queries queries, Reader reader) {
        this.lists = new IndicatorLists(queries);
        this.reader = reader;
    }

    @GetMapping("/incidents/{incident}/indicators")
    ModelAndView list(
            @PathVariable String incident, @RequestParam(required = false) @Nullable TrafficLight atMost, @RequestParam(required = false) @Nullable String after) {
        Actor actor = reader.who(ReadRights::incidents);
        IncidentView view = incident(incident);
        return new ModelAndView("indicators")
                .addObject("row", PrivilegeSight.of(actor, () -> view).shown(view).row())
                .addObject("page", lists.page(view, new FindIndicators(incident, atMost, after, ROWS), actor))
                .addObject("marks", TrafficLight.values())
                .addObject("atMost", atMost);
    }

    @GetMapping("/incidents/{incident}/indicators.csv")
    void table(@PathVariable String incident, @RequestParam(required = false) @Nullable TrafficLight atMost, HttpServletResponse response) throws IOException {
        Actor actor = reader.who(ReadRights::incidents);
        IncidentView view = incident(incident);
        response.setContentType("text/csv;charset=utf-8;header=present");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(view.row().reference() + "-indicators.csv").build().toString());
        OutputStream out = response.getOutputStream();
        out.write(IndicatorCsv.header());
        lists.each(view, atMost, actor, row -> write(out, IndicatorCsv.line(row)));
    }

    private static void write(OutputStream out, byte[] line) {
        try {
            out.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private IncidentView incident(String incident) {
        return lists.incident(incident).orElseThrow(() -> new NotFound("There is no such incident."));
    }
}
