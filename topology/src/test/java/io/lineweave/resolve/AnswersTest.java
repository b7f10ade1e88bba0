package io.lineweave.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Found TABLE = found("1", "table", "db/Orders");
  private static final Found OTHER_CASE = found("2", "table", "db/ORDERS");
  private static final Found VIEW = found("3", "view", "db/Orders");

  @Test
  void shouldTakeAnotherLetterCaseOfACatalogueThatIgnoresIt() {
    assertThat(answers(TABLE).named(new AssetName("table", "db/orders"))).contains(TABLE);
    assertThat(answers(TABLE).typed(new AssetName("table", "db/orders"))).contains(TABLE);
  }

  @Test
  void shouldPreferTheSpellingThatWasAskedFor() {
    assertThat(answers(OTHER_CASE, TABLE).named(TABLE.name())).contains(TABLE);
    assertThat(answers(TABLE, OTHER_CASE).named(OTHER_CASE.name())).contains(OTHER_CASE);
  }

  @Test
  void shouldGiveWhatALookUpByATypeFoundOfItsSubtypes() {
    assertThat(answers(VIEW).named(TABLE.name())).contains(VIEW);
  }

  @Test
  void shouldNotTakeOneTypeForAnother() {
    assertThat(answers(VIEW).typed(TABLE.name())).isEmpty();
  }

  @Test
  void shouldTellTypesOfOneNameApartWhereAllAreShown() {
    assertThat(answers(VIEW, TABLE).typed(TABLE.name())).contains(TABLE);
    assertThat(answers(VIEW, TABLE).typed(VIEW.name())).contains(VIEW);
  }

  @Test
  void shouldNotTakeAnotherLetterCaseWhereTheSpellingItselfIsHidden() {
    assertThat(answers(VIEW, OTHER_CASE).typed(TABLE.name())).isEmpty();
    assertThat(answers(VIEW, OTHER_CASE).named(TABLE.name())).contains(VIEW);
  }

  private static Answers answers(Found... found) {
    return new Answers(List.of(found));
  }

  private static Found found(String guid, String type, String name) {
    return new Found(guid, new AssetName(type, name));
  }
}
