package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresCommandTest {
    private static final String SCORED = "id,ward,total,flag,error\na,B,1,true,\nb,A,2,true,\nc,B,3,false,\nd,B,,,x\n";

    /** t(1) at 0.975 is tan(0.475π) = 12.706204736. */
    @Test
    void tells_the_mean_of_every_group_with_its_interval() {
        Run run = Run.of(SCORED, "figures", "--of", "total", "--by", "ward");
        assertThat(run.out())
                .startsWith("ward,score,n,mean,sd,low,high\nA,total,1,2,,,\nB,total,2,2,1.4142135624,-10.7062047")
                .contains(",14.7062047");
    }

    @Test
    void without_groups_all_rows_are_one() {
        assertThat(Run.of(SCORED, "figures", "--of", "total,flag").column("mean"))
                .containsExactly("2", "0.6666666667");
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        assertThat(Run.of(SCORED, "figures", "--of", "totl").err()).contains("no column 'totl'; did you mean total?");
        assertThat(Run.of(SCORED, "figures", "--of", "ward").err()).contains("line 2: 'B' is not a number");
        assertThat(Run.of("a\n1,2\n", "figures", "--of", "a").err()).contains("line 2: 2 cells where the header has 1");
    }
}
