// The ways to a plan from the start page, as a person takes them on a real window.
#include "viewer/app/plan_start.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QComboBox>
#include <QSpinBox>
#include <QToolBar>
#include <QListWidget>
#include <QTreeWidget>
#include <algorithm>

#include "layers/store/plan_store.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/area_page.h"
#include "viewer/app/crs_choice.h"
#include "viewer/app/ground_page.h"
#include "viewer/app/new_plan_ground.h"
#include "viewer/app/new_plan_wizard.h"
#include "viewer/app/palette_panel.h"
#include "viewer/app/plan_card.h"
#include "viewer/app/plan_form.h"
#include "viewer/app/recent_plans.h"
#include "viewer/app/sample_exercise.h"

namespace saban::test {
namespace {

constexpr double kWest = 584000.0, kSouth = 2322000.0;  // of `writeElevation`, whose sides are 6 km

class PlanStartTest : public WindowTest {
   protected:
    void SetUp() override {
        QSettings().remove(QStringLiteral("recentPlans"));
        WindowTest::SetUp();
    }

    app::PlanStart& start() { return window_->planStart(); }
    app::StartPage& page() { return window_->stage().startPage(); }

    /// The assistant, at its page of files.
    app::NewPlanWizard* openAssistant() {
        QTest::mouseClick(&page().newPlanButton(), Qt::LeftButton);
        app::NewPlanWizard* wizard = start().assistantWindow();
        EXPECT_NE(wizard, nullptr);
        EXPECT_TRUE(wizard && QTest::qWaitForWindowExposed(wizard));
        return wizard;
    }
    static void typePath(app::NewPlanWizard& wizard, const QString& path) {
        wizard.groundPage().pathField().setFocus();
        wizard.groundPage().pathField().selectAll();
        QTest::keyClicks(&wizard.groundPage().pathField(), path);
        QTest::keyClick(&wizard.groundPage().pathField(), Qt::Key_Return);
        EXPECT_TRUE(waitFor([&] { return !wizard.ground().isReading(); }, kPatienceMs));
    }
    static void next(app::NewPlanWizard& wizard) {
        ASSERT_TRUE(waitFor([&] { return wizard.button(QWizard::NextButton)->isEnabled(); }, kPatienceMs));
        QTest::mouseClick(wizard.button(QWizard::NextButton), Qt::LeftButton);
    }
    static void retype(QLineEdit& field, const QString& text) {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
    }
    static QString refusalOf(QWidget& widget) {
        const auto* label = widget.findChild<QLabel*>(QStringLiteral("refusal"));
        return label && label->isVisible() ? label->text() : QString();
    }

    QString makePlanFile(const char* name, const std::string& title, const std::string& marking) {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = title;
        settings.marking = marking;
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        const QString path = folder_.file(name);
        EXPECT_TRUE(layers::PlanStore::create(path.toStdString(), editor.plan()));
        return path;
    }
    void openPlan(const QString& path) {
        window_->openFiles({path});
        settle();
        ASSERT_TRUE(window_->desk().session().plan()) << messages().messages().join("\n").toStdString();
    }
};

TEST_F(PlanStartTest, TheAssistantMakesAPlanThatIsOpenAndReadyForPlacing) {
    const QString elevation = writeElevation(folder_, "valley.tif");
    app::NewPlanWizard* wizard = openAssistant();
    ASSERT_NE(wizard, nullptr);
    EXPECT_FALSE(wizard->button(QWizard::NextButton)->isEnabled());
    typePath(*wizard, elevation);
    EXPECT_TRUE(wizard->groundPage().reason().contains("6.00 × 6.00 km")) << wizard->groundPage().reason().toStdString();
    next(*wizard);
    // Corners in two ways of writing: X (north) first as staffs do, and easting and northing with their letters.
    QTest::mouseClick(&wizard->areaPage().partButton(), Qt::LeftButton, {}, QPoint(8, 8));
    wizard->areaPage().partButton().setChecked(true);
    retype(wizard->areaPage().cornerField(0), "X 2323000 Y 585000");
    retype(wizard->areaPage().cornerField(1), "E 588000 N 2325500");
    ASSERT_TRUE(waitFor([&] { return wizard->areaPage().isComplete(); }, kPatienceMs)) << wizard->areaPage().reason(0).toStdString() << wizard->areaPage().reason(1).toStdString();
    EXPECT_TRUE(wizard->areaPage().size().contains("3.00 km")) << wizard->areaPage().size().toStdString();
    EXPECT_TRUE(wizard->areaPage().size().contains("2.50 km")) << wizard->areaPage().size().toStdString();
    next(*wizard);
    retype(wizard->form().nameField(), "Exercise A");
    wizard->form().phaseCount().setValue(2);
    retype(wizard->form().phaseField(1), "Main defence");
    const QString file = folder_.file("Exercise A.gpkg");
    EXPECT_EQ(wizard->form().file(), file);
    QTest::mouseClick(wizard->button(QWizard::FinishButton), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return window_->desk().session().plan() != nullptr; }, kPatienceMs)) << messages().messages().join("\n").toStdString();
    settle();
    const auto& plan = *window_->desk().session().plan();
    EXPECT_TRUE(window_->desk().session().isEditable());
    EXPECT_EQ(plan.settings.name, "Exercise A");
    EXPECT_EQ(plan.settings.marking, "DIỄN TẬP");
    EXPECT_EQ(plan.settings.crs, "EPSG:3405");
    ASSERT_TRUE(plan.settings.bounds);
    EXPECT_NEAR(plan.settings.bounds->minE, 585000.0, 0.01);
    EXPECT_NEAR(plan.settings.bounds->maxN, 2325500.0, 0.01);
    const auto phases = layers::phasesInOrder(plan);
    ASSERT_EQ(phases.size(), 2u);
    EXPECT_EQ(phases[1]->name, "Main defence");
    EXPECT_TRUE(window_->desk().placeTool->isEnabled());
    EXPECT_FALSE(page().isVisible());
}

// The card of the start page, "Create the plan", the tool, the bunker: four clicks. All else is typed where the keys are anyway.
TEST_F(PlanStartTest, FourClicksLeadFromTheStartPageToABunkerAtATypedCoordinate) {
    const QString elevation = writeElevation(folder_, "valley.tif");
    int clicks = 0;
    const auto click = [&](QWidget& widget, QPoint at) {
        ASSERT_TRUE(widget.isVisible() && widget.isEnabled());
        QTest::mouseClick(&widget, Qt::LeftButton, {}, at);
        ++clicks;
    };
    // Into what has the keys, as a keyboard does.
    const auto type = [](const QString& text) {
        ASSERT_TRUE(waitFor([] { return QApplication::focusWidget() != nullptr; }, kPatienceMs));
        for (const QChar letter : text) QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    };
    click(page().newPlanButton(), page().newPlanButton().rect().center());
    app::NewPlanWizard* wizard = start().assistantWindow();
    ASSERT_NE(wizard, nullptr);
    ASSERT_TRUE(QTest::qWaitForWindowExposed(wizard));
    wizard->activateWindow();  // there is no window manager to do it
    ASSERT_TRUE(QTest::qWaitForWindowActive(wizard));
    ASSERT_TRUE(waitFor([&] { return wizard->groundPage().pathField().hasFocus(); }, kPatienceMs));
    EXPECT_FALSE(wizard->button(QWizard::FinishButton)->isEnabled());
    type(elevation);
    ASSERT_TRUE(waitFor([&] { return wizard->button(QWizard::FinishButton)->isEnabled(); }, kPatienceMs)) << wizard->groundPage().reason().toStdString();
    click(*wizard->button(QWizard::FinishButton), wizard->button(QWizard::FinishButton)->rect().center());
    ASSERT_TRUE(waitFor([&] { return window_->desk().session().plan() != nullptr; }, kPatienceMs)) << messages().messages().join("\n").toStdString();
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    settle();
    app::PlanDesk& desk = window_->desk();
    QWidget* tool = desk.toolBar()->widgetForAction(desk.placeTool);
    ASSERT_TRUE(tool);
    click(*tool, tool->rect().center());
    auto* palette = window_->findChild<app::PalettePanel*>();
    ASSERT_TRUE(palette && waitFor([&] { return palette->isVisible(); }, kPatienceMs));
    auto* list = palette->findChild<QListWidget*>();
    QListWidgetItem* bunker = nullptr;
    for (int row = 0; row < list->count() && !bunker; ++row)
        if (list->item(row)->text().contains("bunker", Qt::CaseInsensitive)) bunker = list->item(row);
    ASSERT_TRUE(bunker);
    const QRect place = list->visualItemRect(bunker);
    ASSERT_TRUE(list->viewport()->rect().contains(place.center())) << "must be scrolled to";
    click(*list->viewport(), place.center());
    type("2324500 586200");
    const auto& structures = desk.session().plan()->all<layers::Structure>().rows();
    ASSERT_EQ(structures.size(), 1u);
    const glm::dvec2 at = *structures.front()->geometry.labelPoint();
    EXPECT_NEAR(at.x, 586200.0, 0.001);
    EXPECT_NEAR(at.y, 2324500.0, 0.001);
    EXPECT_EQ(clicks, 4);
}

TEST_F(PlanStartTest, AProposedFileIsNeverOneThatIsThere) {
    const QString elevation = writeElevation(folder_, "valley.tif");
    for (const char* name : {"valley.gpkg", "valley 2.gpkg"}) {
        QFile taken(folder_.file(name));
        ASSERT_TRUE(taken.open(QIODevice::WriteOnly));
    }
    app::NewPlanWizard* wizard = openAssistant();
    ASSERT_NE(wizard, nullptr);
    typePath(*wizard, elevation);
    ASSERT_TRUE(waitFor([&] { return wizard->button(QWizard::FinishButton)->isEnabled(); }, kPatienceMs));
    QTest::mouseClick(wizard->button(QWizard::FinishButton), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return window_->desk().session().plan() != nullptr; }, kPatienceMs)) << messages().messages().join("\n").toStdString();
    EXPECT_EQ(window_->desk().session().path(), folder_.file("valley 3.gpkg").toStdString());
    EXPECT_EQ(QFileInfo(folder_.file("valley.gpkg")).size(), 0);
}

TEST_F(PlanStartTest, TheAssistantSaysWhatIsWrongAndKeepsWhatWasTyped) {
    writeElevation(folder_, "valley.tif");
    const QString broken = writeNoRaster(folder_, "broken.tif");
    app::NewPlanWizard* wizard = openAssistant();
    ASSERT_NE(wizard, nullptr);
    // A file that is not there.
    typePath(*wizard, folder_.file("nowhere.tif"));
    EXPECT_TRUE(wizard->groundPage().reason().contains("nowhere.tif"));
    EXPECT_TRUE(wizard->groundPage().pathField().text().contains("nowhere.tif"));
    // A file that is no raster, beside a good one.
    typePath(*wizard, broken);
    typePath(*wizard, folder_.file("valley.tif"));
    ASSERT_EQ(wizard->groundPage().list().topLevelItemCount(), 2);
    EXPECT_TRUE(wizard->groundPage().list().topLevelItem(0)->text(1).contains("broken.tif")) << wizard->groundPage().list().topLevelItem(0)->text(1).toStdString();
    EXPECT_EQ(wizard->groundPage().list().topLevelItem(1)->text(1), "Elevation");
    EXPECT_FALSE(wizard->groundPage().isComplete());
    wizard->groundPage().list().topLevelItem(0)->setSelected(true);
    wizard->groundPage().list().setFocus();
    QTest::keyClick(&wizard->groundPage().list(), Qt::Key_Delete);
    ASSERT_TRUE(waitFor([&] { return wizard->groundPage().isComplete(); }, kPatienceMs)) << wizard->groundPage().reason().toStdString();
    next(*wizard);
    // Corners that are none, and a corner off the ground.
    wizard->areaPage().partButton().setChecked(true);
    retype(wizard->areaPage().cornerField(0), "somewhere");
    ASSERT_TRUE(waitFor([&] { return !wizard->areaPage().reason(0).isEmpty(); }, kPatienceMs));
    EXPECT_EQ(wizard->areaPage().cornerField(0).text(), "somewhere");
    EXPECT_FALSE(wizard->button(QWizard::NextButton)->isEnabled());
    retype(wizard->areaPage().cornerField(0), "X 2522000 Y 584000");
    retype(wizard->areaPage().cornerField(1), "X 2523000 Y 585000");
    ASSERT_TRUE(waitFor([&] { return wizard->areaPage().reason(0).isEmpty() && wizard->areaPage().reason(1).contains("beside the ground"); }, kPatienceMs));
    wizard->areaPage().partButton().parentWidget()->findChild<QRadioButton*>()->setChecked(true);
    next(*wizard);
    // A name that is there already, a folder that is not there, one that nobody may write to.
    retype(wizard->form().nameField(), "Exercise");
    retype(wizard->form().fileField(), folder_.file("valley.tif"));
    QTest::mouseClick(wizard->button(QWizard::FinishButton), Qt::LeftButton);
    EXPECT_TRUE(refusalOf(wizard->form()).contains("already")) << refusalOf(wizard->form()).toStdString();
    retype(wizard->form().fileField(), folder_.file("none/plan.gpkg"));
    QTest::mouseClick(wizard->button(QWizard::FinishButton), Qt::LeftButton);
    EXPECT_TRUE(refusalOf(wizard->form()).contains("no folder")) << refusalOf(wizard->form()).toStdString();
    retype(wizard->form().fileField(), "/proc/plan.gpkg");
    QTest::mouseClick(wizard->button(QWizard::FinishButton), Qt::LeftButton);
    EXPECT_TRUE(refusalOf(wizard->form()).contains("/proc/plan.gpkg")) << refusalOf(wizard->form()).toStdString();
    EXPECT_EQ(wizard->form().nameField().text(), "Exercise");
    EXPECT_EQ(wizard->form().fileField().text(), "/proc/plan.gpkg");
    EXPECT_TRUE(wizard->isVisible());
    QTest::mouseClick(wizard->button(QWizard::CancelButton), Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return start().assistantWindow() == nullptr; }, kPatienceMs));
    EXPECT_TRUE(page().isVisible());
}

TEST_F(PlanStartTest, AnotherGridMovesTheAreaWithIt) {
    app::NewPlanWizard* wizard = openAssistant();
    ASSERT_NE(wizard, nullptr);
    typePath(*wizard, writeElevation(folder_, "valley.tif"));
    next(*wizard);
    wizard->areaPage().crsChoice().list().setEditText("EPSG:999999");
    EXPECT_FALSE(wizard->areaPage().isComplete());
    wizard->areaPage().crsChoice().list().setEditText("EPSG:9210");
    ASSERT_TRUE(waitFor([&] { return wizard->areaPage().isComplete(); }, kPatienceMs));
    EXPECT_EQ(wizard->ground().ground()->crs.authorityCode(), "EPSG:9210");
}

TEST_F(PlanStartTest, RecentPlansAreCardsWithPictures) {
    const QString first = makePlanFile("first.gpkg", "Diễn tập một", "MẬT"), second = makePlanFile("second.gpkg", "Diễn tập hai", "");
    openPlan(first);
    // Of journals that come and go with an open plan nothing is counted.
    const auto filesBeside = [this] { return QDir(folder_.file(".")).entryList({"*.gpkg", "*.tif", "*.png", "*.jpg"}, QDir::Files); };
    const auto before = filesBeside();
    openPlan(second);  // its picture is taken as the next one opens
    EXPECT_TRUE(QFile::exists(app::RecentPlans::pictureFile(first)));
    QTest::keyClick(window_.get(), Qt::Key_W, Qt::ControlModifier);  // to the start page
    ASSERT_TRUE(waitFor([&] { return page().isVisible() && page().cards().size() == 2; }, kPatienceMs));
    EXPECT_FALSE(window_->desk().session().plan());
    EXPECT_EQ(filesBeside(), before);  // nothing is written beside plans
    // The cards find their places beside each other.
    ASSERT_TRUE(waitFor([&] { return page().cards()[1]->x() > page().cards()[0]->x(); }, kPatienceMs));
    EXPECT_EQ(page().cards()[0]->plan().path, second);
    EXPECT_EQ(page().cards()[1]->plan().name, QString::fromUtf8("Diễn tập một"));
    EXPECT_TRUE(page().cards()[1]->accessibleName().contains(QString::fromUtf8("MẬT")));
    EXPECT_FALSE(start().recent().picture(second).isNull());
    // By the keys: down from the buttons to the cards, right to the second one, Enter.
    page().newPlanButton().setFocus();
    QTest::keyClick(&page().newPlanButton(), Qt::Key_Down);
    ASSERT_TRUE(page().cards()[0]->hasFocus());
    QTest::keyClick(page().cards()[0], Qt::Key_Right);
    ASSERT_TRUE(page().cards()[1]->hasFocus());
    QTest::keyClick(page().cards()[1], Qt::Key_Return);
    settle();
    ASSERT_TRUE(window_->desk().session().plan());
    EXPECT_EQ(window_->desk().session().path(), first.toStdString());
}

TEST_F(PlanStartTest, ThePictureOfACardHasAllFourEdgesOfTheTable) {
    const QString path = folder_.file("narrow.gpkg");
    app::RecentPlans recent;
    for (const QSize& size : {QSize(400, 800), QSize(1600, 400)}) {
        QImage table(size, QImage::Format_RGB32);
        table.fill(Qt::green);
        QPainter painter(&table);
        painter.setPen(QPen(Qt::red, 40.0));
        painter.drawRect(table.rect().adjusted(20, 20, -20, -20));
        painter.end();
        recent.keepPicture(path, table);
        const QImage card = recent.picture(path);
        ASSERT_EQ(card.size(), QSize(640, 360));
        const auto isRed = [&](QPoint at) { return qRed(card.pixel(at)) > 180 && qGreen(card.pixel(at)) < 80; };
        const QSize shown = size.scaled(card.size(), Qt::KeepAspectRatio);
        const QPoint middle(320, 180), right(shown.width() / 2 - 3, 0), down(0, shown.height() / 2 - 3);
        for (const QPoint& at : {middle - right, middle + right, middle - down, middle + down}) EXPECT_TRUE(isRed(at)) << size.width() << " at " << at.x() << ", " << at.y();
        EXPECT_FALSE(isRed(middle));
    }
}

TEST_F(PlanStartTest, APlanThatIsGoneIsShownAsMissingAndCanBeTakenOff) {
    const QString path = makePlanFile("gone.gpkg", "Mất", "");
    openPlan(path);
    start().close->trigger();
    ASSERT_TRUE(waitFor([&] { return page().cards().size() == 1; }, kPatienceMs));
    const QString picture = app::RecentPlans::pictureFile(path);
    EXPECT_TRUE(QFile::exists(picture));
    ASSERT_TRUE(QFile::remove(path));
    window_->close();
    open({});
    ASSERT_EQ(page().cards().size(), 1);
    EXPECT_TRUE(page().cards()[0]->accessibleName().contains("missing"));
    QTest::mouseClick(page().cards()[0], Qt::LeftButton, {}, page().cards()[0]->rect().center());
    EXPECT_TRUE(messages().messages().join("\n").contains("gone.gpkg"));
    EXPECT_TRUE(page().isVisible());
    QTest::keyClick(page().cards()[0], Qt::Key_Delete);
    EXPECT_TRUE(waitFor([&] { return page().cards().isEmpty(); }, kPatienceMs));
    EXPECT_FALSE(QFile::exists(picture));
    EXPECT_TRUE(app::RecentPlans().plans().isEmpty());
}

TEST_F(PlanStartTest, ClosingGivesUpWhatIsBeingOpened) {
    const QString path = makePlanFile("slow.gpkg", "Chậm", "");
    window_->openFiles({path});
    ASSERT_FALSE(window_->isSettled());
    start().close->trigger();
    settle();
    EXPECT_FALSE(table().ground());
    EXPECT_FALSE(window_->desk().session().plan());
    EXPECT_TRUE(page().isVisible());
    // The same while another one is shown.
    openPlan(path);
    window_->openFiles({path});
    ASSERT_FALSE(window_->isSettled());
    start().close->trigger();
    settle();
    EXPECT_FALSE(table().ground());
    EXPECT_TRUE(page().isVisible());
}

TEST_F(PlanStartTest, TheSampleIsOpenedAsACopy) {
    // A sample of its own: a plan over the test's ground.
    makePlanFile("sample.gpkg", "Mẫu", "DIỄN TẬP");
    QDir().mkpath(folder_.file("program/sample"));
    for (const char* name : {"sample.gpkg", "valley.tif"}) ASSERT_TRUE(QFile::rename(folder_.file(name), folder_.file("program/sample/") + name));
    QFile original(folder_.file("program/sample/sample.gpkg"));
    ASSERT_TRUE(original.open(QIODevice::ReadOnly));
    const QByteArray built = original.readAll();
    start().setSample({});
    EXPECT_FALSE(page().sampleButton().isVisible());
    start().setSample(folder_.file("program/sample"));
    ASSERT_TRUE(page().sampleButton().isVisible());
    // A place where nothing can be made is told, and another one offered.
    start().setSamplePlace("/proc/saban");
    QTest::mouseClick(&page().sampleButton(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return messages().messages().join("\n").contains("/proc/saban"); }, kPatienceMs));
    messages().closeAll();
    start().setSamplePlace(folder_.file("documents"));
    QTest::mouseClick(&page().sampleButton(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return window_->desk().session().plan() != nullptr; }, kPatienceMs)) << messages().messages().join("\n").toStdString();
    settle();
    EXPECT_EQ(window_->desk().session().path(), folder_.file("documents/Sample exercise/sample.gpkg").toStdString());
    EXPECT_TRUE(window_->desk().session().isEditable());
    original.seek(0);
    EXPECT_EQ(original.readAll(), built);
    // Another copy never goes over the first.
    const auto second = app::copySample(folder_.file("program/sample"), folder_.file("documents"), "Sample exercise");
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, folder_.file("documents/Sample exercise 2/sample.gpkg"));
}

TEST_F(PlanStartTest, TheStartPageFitsSmallAndLargeScreensInBothLanguages) {
    for (int i = 0; i < app::RecentPlans::kMost; ++i) start().recent().add(folder_.file("none") + QString::number(i) + ".gpkg", QString::fromUtf8("Diễn tập khu vực phòng thủ số %1").arg(i), QString::fromUtf8("TUYỆT MẬT"));
    ASSERT_TRUE(waitFor([&] { return page().cards().size() == app::RecentPlans::kMost; }, kPatienceMs));
    for (const app::Language language : {app::Language::Vietnamese, app::Language::English}) {
        app::setLanguage(language);
        for (const QSize size : {QSize(1024, 640), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)}) {
            app::StartPage& shown = page();
            shown.setFixedSize(size);
            const auto areCardsInside = [&] { return std::all_of(shown.cards().begin(), shown.cards().end(), [&](const app::PlanCard* card) { return card->mapTo(&shown, QPoint(card->width(), 0)).x() <= size.width(); }); };
            ASSERT_EQ(shown.cards().size(), app::RecentPlans::kMost);
            EXPECT_TRUE(waitFor(areCardsInside, kPatienceMs)) << "at " << size.width();
            for (const QPushButton* button : {&shown.newPlanButton(), &shown.sampleButton(), &shown.importButton()}) {
                if (button->isHidden()) continue;
                EXPECT_GE(button->width(), button->fontMetrics().horizontalAdvance(button->text())) << button->text().toStdString() << " at " << size.width();
                EXPECT_TRUE(shown.rect().contains(QRect(button->mapTo(&shown, QPoint()), button->size()))) << button->text().toStdString() << " at " << size.width();
            }
        }
    }
}

}  // namespace
}  // namespace saban::test
