#include "viewer/app/help_window.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QTimer>

#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/crs_dialog.h"
#include "viewer/app/help_control.h"

namespace saban::test {
namespace {

using app::Language;
using HelpTest = WindowTest;

/// Of headings and paragraphs: "#", "##", "|" …
QStringList shapeOf(const QString& markdown) {
    QStringList shape;
    for (const QString& line : markdown.split('\n')) {
        static const QRegularExpression mark(QStringLiteral("^(#+ |[0-9]+\\. |- |\\| )"));
        const auto match = mark.match(line);
        shape << (line.isEmpty() ? QString() : match.hasMatch() ? match.captured(1) : QStringLiteral("text"));
    }
    return shape;
}

TEST(HelpPages, EachIsThereInBothLanguagesAndHasTheSameParts) {
    const auto english = app::helpPages(Language::English), vietnamese = app::helpPages(Language::Vietnamese);
    ASSERT_EQ(english.size(), vietnamese.size());
    ASSERT_GE(english.size(), 13u);
    for (std::size_t i = 0; i < english.size(); ++i) {
        EXPECT_EQ(english[i].name, vietnamese[i].name);
        EXPECT_FALSE(english[i].title.isEmpty()) << english[i].name.toStdString();
        EXPECT_FALSE(vietnamese[i].title.isEmpty()) << english[i].name.toStdString();
        EXPECT_NE(english[i].markdown, vietnamese[i].markdown);
        EXPECT_EQ(shapeOf(english[i].markdown), shapeOf(vietnamese[i].markdown)) << english[i].name.toStdString();
    }
}

TEST(HelpPages, LinksLeadToPages) {
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]*)\\)"));
    for (const Language language : {Language::English, Language::Vietnamese}) {
        const auto pages = app::helpPages(language);
        for (const auto& page : pages)
            for (auto found = link.globalMatch(page.markdown); found.hasNext();) {
                const QString name = found.next().captured(1);
                EXPECT_TRUE(std::any_of(pages.begin(), pages.end(), [&](const auto& other) { return other.name == name; })) << name.toStdString();
            }
    }
}

TEST(HelpPages, FoldingKeepsThePlaceOfEachCharacter) {
    EXPECT_EQ(app::foldedByCharacter(QString::fromUtf8("Hầm Họp Đường ở")), "ham hop duong o");
    const QString text = QString::fromUtf8("Đặt hầm");
    EXPECT_EQ(app::foldedByCharacter(text).size(), text.size());
}

TEST_F(HelpTest, F1OpensThePageOfThePanelThatHasTheKeys) {
    openSample();
    const auto pageOf = [&](QWidget& widget) {
        widget.setFocus();
        QTest::keyClick(&widget, Qt::Key_F1);
        app::HelpWindow* help = window_->help().shown();
        const QString page = help && help->isVisible() ? help->page() : QString();
        if (help) help->close();
        window_->activateWindow();
        return page;
    };
    EXPECT_EQ(pageOf(table()), "table");
    for (const auto& [panel, page] : {std::pair<QWidget*, const char*>(&window_->layerPanel(), "layers"), {&window_->lookPanel(), "look"}}) {
        for (QWidget* around = panel; around; around = around->parentWidget())
            if (auto* dock = qobject_cast<QDockWidget*>(around)) {
                dock->show();
                dock->raise();
            }
        QTest::qWait(50);
        QWidget* first = nullptr;
        for (auto* widget : panel->findChildren<QWidget*>())
            if (!first && widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && widget->isEnabled()) first = widget;
        ASSERT_TRUE(first) << page;
        EXPECT_EQ(pageOf(*first), page);
    }
}

TEST_F(HelpTest, EveryPanelAndDialogHasItsOwnPage) {
    app::PlanDesk& desk = window_->desk();
    EXPECT_EQ(app::helpPageOf(&window_->stage().startPage()), "start_page");
    EXPECT_EQ(app::helpPageOf(&table()), "table");
    EXPECT_EQ(app::helpPageOf(&desk.palette()), "placing");
    EXPECT_EQ(app::helpPageOf(&desk.tree()), "plan_list");
    EXPECT_EQ(app::helpPageOf(&desk.properties()), "properties");
    EXPECT_EQ(app::helpPageOf(&desk.works()), "works");
    EXPECT_EQ(app::helpPageOf(nullptr), "start_page");
    app::CrsDialog dialog(std::nullopt, std::nullopt, window_.get());
    EXPECT_EQ(app::helpPageOf(dialog.findChild<QComboBox*>()), "coordinate_system");
}

TEST_F(HelpTest, F1InADialogOpensAHelpThatCanBeUsedBesideIt) {
    app::CrsDialog dialog(std::nullopt, std::nullopt, window_.get());
    QString page;
    bool isUsable = false;
    QTimer::singleShot(0, &dialog, [&] {
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
        auto* field = dialog.findChild<QComboBox*>();
        field->setFocus();
        QTest::keyClick(field->lineEdit(), Qt::Key_F1);
        if (app::HelpWindow* help = window_->help().shown()) {
            page = help->page();
            auto* search = help->findChild<QLineEdit*>();
            QTest::keyClicks(search, "VN-2000");
            isUsable = search->text() == QLatin1String("VN-2000");
        }
        dialog.reject();
    });
    dialog.exec();
    EXPECT_EQ(page, "coordinate_system");
    EXPECT_TRUE(isUsable);
}

TEST_F(HelpTest, TheSearchFindsPagesWithoutDiacriticsAndMarksTheWords) {
    app::setLanguage(Language::Vietnamese);
    window_->help().showPage("keys");
    app::HelpWindow& help = *window_->help().shown();
    const auto all = help.listed().size();
    help.search("ham hop dat");
    EXPECT_TRUE(help.listed().contains("placing"));
    EXPECT_LT(help.listed().size(), all);
    EXPECT_EQ(help.page(), help.listed().front());
    EXPECT_GT(help.findChild<QTextBrowser*>()->extraSelections().size(), 0);
    help.search("xyzzy");
    EXPECT_TRUE(help.listed().isEmpty());
    EXPECT_FALSE(help.page().isEmpty());
    // An input method's word is searched for as it is set, with its diacritics.
    auto* search = help.findChild<QLineEdit*>();
    search->clear();
    QInputMethodEvent preedit(QString::fromUtf8("hâ"), {});
    QApplication::sendEvent(search, &preedit);
    EXPECT_EQ(help.listed().size(), all);
    QInputMethodEvent commit;
    commit.setCommitString(QString::fromUtf8("hầm"));
    QApplication::sendEvent(search, &commit);
    EXPECT_EQ(search->text(), QString::fromUtf8("hầm"));
    EXPECT_TRUE(help.listed().contains("placing"));
}

TEST_F(HelpTest, PagesThatAreCalledSoComeBeforeThoseThatOnlySpeakOfIt) {
    app::setLanguage(Language::Vietnamese);
    window_->help().showPage("keys");  // speaks of sections too
    app::HelpWindow& help = *window_->help().shown();
    help.search(QStringLiteral("mặt cắt"));
    ASSERT_GT(help.listed().size(), 1);
    EXPECT_EQ(help.listed().front(), "cross_section");
    EXPECT_EQ(help.page(), "cross_section");
    help.showPage("keys");  // that was wanted all the same
    EXPECT_EQ(help.page(), "keys");
    help.search({});
    EXPECT_EQ(help.listed().front(), "start_page");
}

TEST_F(HelpTest, ThePageChangesItsLanguageWithTheWindow) {
    window_->help().showPage("works");
    app::HelpWindow& help = *window_->help().shown();
    auto* text = help.findChild<QTextBrowser*>();
    EXPECT_TRUE(text->toPlainText().contains("work items"));
    app::setLanguage(Language::Vietnamese);
    EXPECT_TRUE(waitFor([&] { return text->toPlainText().contains(QString::fromUtf8("hạng mục")); }, kPatienceMs));
    EXPECT_EQ(help.page(), "works");
}

}  // namespace
}  // namespace saban::test
