#include "viewer/app/theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/support/colour_vision.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/appearance_menu.h"
#include "viewer/app/style.h"
#include "viewer/app/work_words.h"

namespace saban::test {
namespace {

using app::contrastRatio;
using app::Theme;

/// Leaves the theme as it was.
class ThemeTest : public WindowTest {
   protected:
    void TearDown() override {
        window_.reset();
        app::setTheme(app::ThemeChoice::Dark);
        app::setColoursSafe(true);
        app::applyTheme(*qApp);
        QSettings().clear();
        WindowTest::TearDown();
    }
};

// Published: white on black 21:1; #777777 on white 4.48:1 (WebAIM's contrast checker), the usual example of a grey that just fails.
TEST(Contrast, IsThatOfPublishedExamples) {
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::black), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(Qt::black, Qt::white), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.005);
    EXPECT_NEAR(contrastRatio(Qt::red, Qt::white), 4.0, 0.005);
}

TEST(Contrast, TextOfBothThemesIsReadOnEveryGround) {
    for (const Theme* theme : {&app::darkTheme(), &app::lightTheme()}) {
        for (const QColor& ground : {theme->window, theme->base, theme->button, theme->title, theme->tip}) EXPECT_GE(contrastRatio(theme->text, ground), 4.5) << ground.name().toStdString();
        for (const QColor& ground : {theme->window, theme->base}) {
            EXPECT_GE(contrastRatio(theme->faint, ground), 4.5) << ground.name().toStdString();
            EXPECT_GE(contrastRatio(theme->link, ground), 4.5) << ground.name().toStdString();
            EXPECT_GE(contrastRatio(theme->refusal, ground), 4.5) << ground.name().toStdString();
        }
        EXPECT_GE(contrastRatio(theme->text, theme->refusedGround), 4.5);
        EXPECT_GE(contrastRatio(theme->onAccent, theme->accent), 4.5);
        // Parts of controls: 3:1 (success criterion 1.4.11).
        EXPECT_GE(contrastRatio(theme->boxLine, theme->base), 3.0);
        for (const QColor& ground : {theme->window, theme->base, theme->title}) EXPECT_GE(contrastRatio(theme->edge, ground), 3.0) << ground.name().toStdString();
    }
}

TEST(Contrast, TextColoursOfTheStyleSheetAreReadToo) {
    // "#name { … color: #rrggbb" on the grounds they stand on, in the dark theme and the light one.
    const QString dark = app::styleSheet(), light = app::styleSheetOf(app::lightTheme(), dark);
    for (const auto& [sheet, theme] : {std::pair(dark, &app::darkTheme()), {light, &app::lightTheme()}}) {
        static const QRegularExpression colour(QStringLiteral("\\{[^}]*?(?<![-a-z])color: (#[0-9a-f]{6})[^}]*\\}"));
        int found = 0;
        for (auto matches = colour.globalMatch(sheet); matches.hasNext(); ++found) {
            const auto match = matches.next();
            static const QRegularExpression own(QStringLiteral("background: (#[0-9a-f]{6})"));
            const auto background = own.match(match.captured(0));
            const QColor ground = background.hasMatch() ? QColor(background.captured(1)) : theme->window;
            EXPECT_GE(contrastRatio(QColor(match.captured(1)), ground), 4.5) << match.captured(0).toStdString();
        }
        EXPECT_GE(found, 8);
    }
}

TEST(StyleSheet, EveryColourOfItHasOneInTheLightTheme) { EXPECT_EQ(app::unknownColours(app::styleSheet()), QStringList()); }

TEST(WorkColours, AreReadAsTextOnBothThemesAndToldApartInBothSets) {
    using layers::WorkState;
    for (const bool isSafe : {true, false}) {
        app::setColoursSafe(isSafe);
        std::set<QRgb> seen;
        for (const WorkState state : {WorkState::Done, WorkState::OnTime, WorkState::AtRisk, WorkState::Late, WorkState::Unknown}) {
            seen.insert(app::colourOf(state).rgb());
            for (const Theme* theme : {&app::darkTheme(), &app::lightTheme()}) EXPECT_GE(contrastRatio(app::readableOn(theme->base, app::colourOf(state)), theme->base), 4.5);
        }
        EXPECT_EQ(seen.size(), 5u);
    }
    app::setColoursSafe(true);
    // Okabe and Ito's vermilion and bluish green.
    EXPECT_EQ(app::colourOf(WorkState::Late), QColor(213, 94, 0));
    EXPECT_EQ(app::colourOf(WorkState::Done), QColor(0, 158, 115));
}

TEST(WorkColours, AreToldApartByDichromatsToo) {
    using layers::WorkState;
    app::setColoursSafe(true);
    const std::vector states{WorkState::Done, WorkState::OnTime, WorkState::AtRisk, WorkState::Late, WorkState::Unknown};
    for (const WorkState a : states)
        for (const WorkState b : states)
            if (a != b) {
                EXPECT_GE(leastDifference(app::colourOf(a).rgb() & 0xffffffu, app::colourOf(b).rgb() & 0xffffffu), 20.0) << static_cast<int>(a) << " " << static_cast<int>(b);
            }
}

TEST_F(ThemeTest, IsSwitchedAtOnceAndKept) {
    app::AppearanceMenu& menu = window_->appearance();
    EXPECT_TRUE(menu.dark->isChecked());
    EXPECT_LT(window_->palette().color(QPalette::Window).lightness(), 80);
    menu.light->trigger();
    EXPECT_GT(window_->palette().color(QPalette::Window).lightness(), 200);
    EXPECT_EQ(window_->layerPanel().palette().color(QPalette::Base), app::lightTheme().base);
    EXPECT_TRUE(qApp->styleSheet().contains("#f7f5f0"));
    app::setTheme(app::ThemeChoice::Dark);
    app::restoreAppearance();
    EXPECT_EQ(app::themeChoice(), app::ThemeChoice::Light);
    menu.dark->trigger();
    EXPECT_LT(window_->palette().color(QPalette::Window).lightness(), 80);
}

/// Of the row of pixels from outside a field to its inside, the best contrast with both.
double edgeContrast(const QImage& picture, QPoint outside, QPoint step) {
    constexpr int kDeepPx = 9;
    const QColor ground = picture.pixelColor(outside), inside = picture.pixelColor(outside + kDeepPx * step);
    double best = 1.0;
    for (int i = 1; i < kDeepPx; ++i) {
        const QColor pixel = picture.pixelColor(outside + i * step);
        best = std::max(best, std::min(contrastRatio(pixel, ground), contrastRatio(pixel, inside)));
    }
    return best;
}

TEST_F(ThemeTest, FieldsHaveEdgesThatAreSeenInBothThemes) {
    QWidget room;
    auto* rows = new QVBoxLayout(&room);
    rows->setContentsMargins(20, 20, 20, 20);
    rows->setSpacing(20);
    auto* number = new QSpinBox;
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);  // their own edge is not that of the field
    auto* choice = new QComboBox;
    choice->setEditable(true);
    auto* closed = new QLineEdit;
    closed->setEnabled(false);
    closed->setPlaceholderText("MMMMMMMM");
    auto* keys = new QPushButton("keys");  // has them
    auto* readOnly = new QLineEdit;
    readOnly->setReadOnly(true);
    auto* readOnlyText = new QPlainTextEdit;
    readOnlyText->setReadOnly(true);
    const QList<QWidget*> fields{new QLineEdit, number, new QDateEdit, choice, new QPlainTextEdit, closed, readOnly, readOnlyText};
    const QList<QWidget*> closedOnes{closed, readOnly, readOnlyText};
    for (QWidget* field : fields) rows->addWidget(field);
    rows->addWidget(keys);
    for (const app::ThemeChoice choiceOfTheme : {app::ThemeChoice::Dark, app::ThemeChoice::Light}) {
        app::setTheme(choiceOfTheme);
        app::applyTheme(*qApp);
        room.resize(360, 680);
        room.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&room));
        keys->setFocus();
        QTest::qWait(50);
        const QImage picture = room.grab().toImage();
        const double ratio = picture.devicePixelRatio();
        for (QWidget* field : fields) {
            const QRect area(field->geometry().topLeft() * ratio, field->geometry().size() * ratio);
            const QPoint middle = area.center();
            const double left = edgeContrast(picture, {area.left() - 3, middle.y()}, {1, 0}), top = edgeContrast(picture, {middle.x(), area.top() - 3}, {0, 1}),
                         bottom = edgeContrast(picture, {middle.x(), area.bottom() + 3}, {0, -1});
            const std::string which = std::string(field->metaObject()->className()) + (closedOnes.contains(field) ? ", closed" : "") + (choiceOfTheme == app::ThemeChoice::Dark ? ", dark" : ", light");
            for (const double contrast : {left, top, bottom}) {
                if (!closedOnes.contains(field)) {
                    EXPECT_GE(contrast, 3.0) << which;
                } else {
                    EXPECT_LT(contrast, 3.0) << which;  // is told from those that can be used
                }
            }
        }
        // The words in a closed field are weaker than those in an open one.
        const QPalette palette = qApp->palette();
        EXPECT_EQ(palette.color(QPalette::Disabled, QPalette::Base), palette.color(QPalette::Active, QPalette::Window));
        EXPECT_LT(contrastRatio(palette.color(QPalette::Disabled, QPalette::PlaceholderText), app::theme().window), contrastRatio(palette.color(QPalette::Active, QPalette::PlaceholderText), app::theme().base));
    }
}

TEST_F(ThemeTest, AsTheSystemFollowsTheDesktopsSettings) {
    qputenv("GTK_THEME", "Adwaita:dark");
    app::setTheme(app::ThemeChoice::System);
    EXPECT_EQ(app::theme().window, app::darkTheme().window);
    qputenv("GTK_THEME", "Adwaita");
    app::setTheme(app::ThemeChoice::System);
    EXPECT_EQ(app::theme().window, app::lightTheme().window);
    qunsetenv("GTK_THEME");
}

}  // namespace
}  // namespace saban::test
