package candor.query.incident.indicator;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Its page and its address for programs. */
@Configuration(proxyBeanMethods = false)
@Import({IndicatorPages.class, IndicatorApi.class})
public class IndicatorConfiguration {}
