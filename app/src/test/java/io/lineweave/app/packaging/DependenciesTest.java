package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class DependenciesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Test
  void shouldGiveAReasonForEachAndForNoOther() throws Exception {
    List<String> used = new ArrayList<>();
    for (String module : List.of("topology", "app", "sandbox")) {
      used.addAll(dependencies(ROOT.resolve(module).resolve("pom.xml")));
    }
    String page = Files.readString(ROOT.resolve("docs/rationale.md"));
    Set<String> explained =
        ROW.matcher(page)
            .results()
            .flatMap(row -> NAME.matcher(row.group(1)).results())
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(explained).isEqualTo(new TreeSet<>(used));
  }

  private static List<String> dependencies(Path pom) throws Exception {
    NodeList found =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "/project/dependencies/dependency[not(scope='test')]"
                        + "[not(starts-with(artifactId, 'lineweave-'))]/artifactId",
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()),
                    XPathConstants.NODESET);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      names.add(found.item(i).getTextContent());
    }
    return names;
  }
}
