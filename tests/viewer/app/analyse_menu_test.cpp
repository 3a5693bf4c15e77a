// The task Analyse: its menu changes the look of the table, and shows it.
#include "viewer/app/analyse_menu.h"

#include "tests/viewer/app/window_fixture.h"

namespace saban::test {
namespace {

class AnalyseMenuTest : public WindowTest {
 protected:
    app::AnalyseMenu& menu() { return *window_->findChild<app::AnalyseMenu*>(QStringLiteral("analyse")); }

    QAction* entry(const QString& text) {
        for (QAction* action : menu().actions())
            if (action->text().remove(QLatin1Char('&')) == text) return action;
        return nullptr;
    }

    /// As a person finds it when the menu opens.
    void open() { emit menu().aboutToShow(); }
};

TEST_F(AnalyseMenuTest, ShadesByOneKindAtATimeWithItsLegendAndTakesItBack) {
    openSample();
    QAction *slope = entry(QStringLiteral("Slope, with legend")), *aspect = entry(QStringLiteral("Aspect, with legend"));
    ASSERT_TRUE(slope && aspect);
    slope->trigger();
    EXPECT_EQ(table().look().ground.shading, viewer::Shading::Slope);
    EXPECT_TRUE(table().look().legend);
    EXPECT_TRUE(window_->actions().legend->isChecked());
    open();
    aspect->trigger();
    EXPECT_EQ(table().look().ground.shading, viewer::Shading::Aspect);
    open();
    EXPECT_FALSE(slope->isChecked());
    aspect->trigger();
    EXPECT_EQ(table().look().ground.shading, viewer::Shading::None);
}

TEST_F(AnalyseMenuTest, SpeaksTheLanguageOfTheMomentAndLeadsToSectionAndComparison) {
    EXPECT_TRUE(menu().actions().contains(window_->section().action()));
    EXPECT_TRUE(menu().actions().contains(window_->desk().compare().dock()->toggleViewAction()));
    app::setLanguage(app::Language::Vietnamese);
    EXPECT_TRUE(waitFor([this] { return menu().title().remove(QLatin1Char('&')) == QString::fromUtf8("Phân tích"); }, kPatienceMs)) << menu().title().toStdString();
}

}  // namespace
}  // namespace saban::test
