// The language changes while a dialog is open: all its words are those of one that is opened afterwards.
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QWizard>

#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/brief_dialogs.h"
#include "viewer/app/crs_dialog.h"
#include "viewer/app/declination_dialog.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/feature_chooser.h"
#include "viewer/app/ground_page.h"
#include "viewer/app/help_window.h"
#include "viewer/app/import_dialog.h"
#include "viewer/app/measure_settings.h"
#include "viewer/app/new_plan_dialog.h"
#include "viewer/app/new_plan_ground.h"
#include "viewer/app/new_plan_wizard.h"
#include "viewer/app/offset_dialog.h"
#include "viewer/app/plan_form.h"
#include "viewer/app/register_window.h"
#include "viewer/briefing/rehearsal_dialog.h"

namespace saban::test {
namespace {

constexpr int kPatienceMs = 60000;

using app::Language;

void addModel(QStringList& texts, const QAbstractItemView& view) {
    const QAbstractItemModel& model = *view.model();
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column) texts << model.index(row, column).data().toString();
}

/// All that can be read or heard of a dialog, in the order of its widgets.
QStringList textsOf(const QDialog& dialog) {
    QStringList texts{dialog.windowTitle()};
    for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&dialog)) continue;
        texts << widget->accessibleName() << widget->toolTip();
        if (const auto* label = qobject_cast<const QLabel*>(widget); label) texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
        if (const auto* box = qobject_cast<const QGroupBox*>(widget)) texts << box->title();
        if (const auto* field = qobject_cast<const QLineEdit*>(widget)) texts << field->text() << field->placeholderText();
        if (const auto* number = qobject_cast<const QSpinBox*>(widget)) texts << number->text();
        if (const auto* page = qobject_cast<const QTextBrowser*>(widget)) texts << page->toPlainText();
        if (const auto* choice = qobject_cast<const QComboBox*>(widget))
            for (int i = 0; i < choice->count(); ++i) texts << choice->itemText(i);
        if (const auto* list = qobject_cast<const QListWidget*>(widget)) addModel(texts, *list);
        if (const auto* tree = qobject_cast<const QTreeWidget*>(widget)) addModel(texts, *tree);
        if (const auto* table = qobject_cast<const QTableWidget*>(widget)) addModel(texts, *table);
        if (const auto* header = qobject_cast<const QHeaderView*>(widget); header && header->model())
            for (int i = 0; i < header->count(); ++i) texts << header->model()->headerData(i, header->orientation()).toString();
    }
    return texts;
}

std::string firstDifference(const QStringList& a, const QStringList& b) {
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i]) return ("'" + a[i] + "' and '" + b[i] + "'").toStdString();
    return std::to_string(a.size()) + " and " + std::to_string(b.size()) + " texts";
}

class DialogLanguageTest : public SessionTest {
 protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
    }

    /// The register says so until its entries are there.
    static bool isReading(const QDialog& dialog) {
        const auto* list = qobject_cast<const app::RegisterWindow*>(&dialog);
        return list && list->isReading();
    }

    /// `make` opens one and brings it to where it is looked at.
    void expectFollows(const std::function<QDialog*()>& make) {
        const std::unique_ptr<QDialog> dialog(make());
        dialog->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
        ASSERT_TRUE(waitFor([&] { return !isReading(*dialog); }, kPatienceMs));
        const QStringList english = textsOf(*dialog);
        app::setLanguage(Language::Vietnamese);
        std::unique_ptr<QDialog> fresh(make());
        fresh->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(fresh.get()));
        const auto isAlike = [&] { return textsOf(*dialog) == textsOf(*fresh); };
        EXPECT_TRUE(waitFor(isAlike, 5000)) << firstDifference(textsOf(*dialog), textsOf(*fresh));
        EXPECT_NE(english, textsOf(*dialog));
        fresh.reset();
        app::setLanguage(Language::English);
        EXPECT_TRUE(waitFor([&] { return textsOf(*dialog) == english; }, kPatienceMs)) << firstDifference(textsOf(*dialog), english);
    }
};

TEST_F(DialogLanguageTest, FollowsInWindowsThatStayOpenBesideTheTable) {
    expectFollows([this] { return new app::RegisterWindow(session_); });
    expectFollows([] {
        auto* help = new app::HelpWindow;
        help->showPage("works");
        return help;
    });
}

TEST_F(DialogLanguageTest, FollowsInAllThatIsMadeOfABriefing) {
    for (const auto output : {app::BriefOutput::Handout, app::BriefOutput::Pictures, app::BriefOutput::Video, app::BriefOutput::Print})
        expectFollows([&] {
            auto* dialog = new app::BriefDialog(output, session_, folder_.file(""));
            dialog->setProgram(folder_.file("no such program"));  // its preview says so
            if (dialog->fileField()) dialog->fileField()->setText(QString());
            dialog->accept();  // nothing is chosen: it says what is missing
            const auto* preview = dialog->findChild<QLabel*>("preview");
            EXPECT_TRUE(waitFor([&] { return preview->text().contains('\n'); }, kPatienceMs)) << preview->text().toStdString();
            return dialog;
        });
}

TEST_F(DialogLanguageTest, FollowsWhereListsAreReadAndWritten) {
    QFile list(folder_.file("list.csv"));
    ASSERT_TRUE(list.open(QIODevice::WriteOnly));
    list.write("Công trình,Hạng mục,Tiến độ\nHầm họp,Xây hầm họp,50\nCầu,Lắp,20\n");
    list.close();
    expectFollows([&] {
        auto* dialog = new app::ImportDialog(session_, std::nullopt, nullptr, folder_.file(""));
        dialog->setFile(folder_.file("list.csv"));
        EXPECT_TRUE(waitFor([&] { return !dialog->isReading(); }, kPatienceMs));
        return dialog;
    });
    expectFollows([&] {
        auto* dialog = new app::ExportDialog(session_, folder_.file(""), "list.csv");
        dialog->setKinds({});
        dialog->show();
        dialog->replaceBox().setChecked(true);
        dialog->accept();  // nothing is ticked: it says so
        return dialog;
    });
}

TEST_F(DialogLanguageTest, FollowsOnAllPagesOfTheAssistant) {
    const QString ground = writeElevation(folder_, "ground.tif");
    for (int pages = -1; pages < 3; ++pages)
        expectFollows([&] {
            auto* wizard = new app::NewPlanWizard(geo::NetworkPolicy::Forbidden, folder_.file(""));
            if (pages >= 0) wizard->groundPage().addFiles({ground});
            wizard->show();
            EXPECT_TRUE(waitFor([&] { return pages < 0 || wizard->ground().ground(); }, kPatienceMs));
            for (int i = 0; i < pages; ++i) wizard->next();
            if (pages == 2) {
                wizard->form().nameField().clear();
                wizard->accept();  // it needs a name: it says so
            }
            return wizard;
        });
    app::NewPlanWizard wizard(geo::NetworkPolicy::Forbidden, folder_.file(""));
    wizard.groundPage().addFiles({ground});
    ASSERT_TRUE(waitFor([&] { return wizard.ground().ground() != nullptr; }, kPatienceMs));
    expectFollows([&] { return new app::NewPlanDialog(wizard.ground().ground(), folder_.file("")); });
}

TEST_F(DialogLanguageTest, FollowsInQuestions) {
    app::MeasureSettings settings(nullptr);
    expectFollows([&] {
        auto* dialog = new app::DeclinationDialog(settings);
        dialog->findChild<QLineEdit*>()->setText("north");
        dialog->accept();
        return dialog;
    });
    expectFollows([] { return new app::CrsDialog(glm::dvec2(105.8, 21.0), std::nullopt); });
    expectFollows([&] { return new app::OffsetDialog(session_, named<layers::Route>("Đường cơ động số 1")); });
    const auto work = session_.plan()->all<layers::Structure>().rows().front()->uid;
    expectFollows([&] { return new app::FeatureChooser(*session_.plan(), {"structures", "routes"}, {work}); });
    const auto scene = session_.plan()->all<layers::Scene>().rows().front()->uid;
    for (const bool isEditable : {true, false}) expectFollows([&] { return new app::RehearsalDialog(*session_.plan(), {.times = {{scene, 42.0}}}, isEditable); });
}

}  // namespace
}  // namespace saban::test
