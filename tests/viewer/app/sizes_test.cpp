// The window fits the smallest screen that it is used on, with every panel open, and the table stays its largest part.
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>

#include "layers/store/plan_store.h"
#include "tests/support/sample_plan.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/crs_dialog.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/help_control.h"
#include "viewer/app/help_window.h"
#include "viewer/app/import_dialog.h"
#include "viewer/app/new_plan_dialog.h"
#include "viewer/app/new_plan_wizard.h"
#include "viewer/overlay/marking_plate.h"

namespace saban::test {
namespace {

constexpr QSize kLaptop(1366, 768);
constexpr int kTitleBarPx = 36;  // of a window manager

class SizesTest : public WindowTest {
   protected:
    void openPlan() {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor(smallPlan());
        std::vector<layers::Uid> old;
        for (const auto& row : editor.plan().all<layers::MapLayer>().rows()) old.push_back(row->uid);
        for (const auto& uid : old) editor.remove<layers::MapLayer>(uid);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        const std::string path = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path, editor.plan()));
        window_->openFiles({QString::fromStdString(path)});
        settle();
        ASSERT_TRUE(window_->desk().session().plan()) << messages().messages().join("\n").toStdString();
    }

    /// A later run of the program, with the same plan.
    void startAgain(QSize size) {
        window_->close();
        window_.reset();
        open({});
        window_->resize(size);
        window_->openFiles({folder_.file("plan.gpkg")});
        settle();
        QTest::qWait(400);
    }

    static std::string text(QSize size) { return std::to_string(size.width()) + " x " + std::to_string(size.height()); }
    static int areaOf(const QWidget& widget) { return widget.width() * widget.height(); }
};

TEST_F(SizesTest, ThePanelsOfAPlanAndItsWorksFitALaptopInBothLanguages) {
    openPlan();
    window_->desk().worksAction->trigger();
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        window_->resize(kLaptop.width(), kLaptop.height() - kTitleBarPx);
        QTest::qWait(100);
        EXPECT_LE(window_->width(), kLaptop.width()) << text(window_->minimumSizeHint());
        EXPECT_LE(window_->height(), kLaptop.height() - kTitleBarPx) << text(window_->minimumSizeHint());
        EXPECT_GE(table().width(), 320);
        EXPECT_GE(table().height(), 240);
    }
}

TEST_F(SizesTest, PanelsThatHeldMoreBeforeTheyWereHiddenDoNotMakeTheWindowGrow) {
    openPlan();
    auto& session = window_->desk().session();
    QDockWidget* const properties = window_->desk().propertyDock();
    auto docks = window_->findChildren<QDockWidget*>();
    docks.removeOne(properties);
    docks.append(properties);  // last, when the window is full of the others
    const auto showAll = [&](bool isOn) {
        for (QDockWidget* dock : docks) dock->setVisible(isOn);
        QTest::qWait(100);
    };
    showAll(true);
    const int leastPx = window_->minimumSizeHint().height();
    showAll(false);
    std::vector<layers::FeatureRef> many;  // one of each kind: a line of the panel's head for each
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        if (const auto& rows = session.plan()->all<T>().rows(); !rows.empty()) many.push_back({std::string(layers::kindName<T>()), rows.front()->uid});
    });
    ASSERT_GE(many.size(), 4u);
    properties->show();
    session.select(many);
    QTest::qWait(100);
    showAll(false);
    session.select({});
    QTest::qWait(100);
    window_->resize(kLaptop.width(), leastPx);
    showAll(true);
    EXPECT_LE(window_->height(), leastPx);
}

TEST_F(SizesTest, ManyKindsChosenWithEveryPanelOpenFitALaptopInBothLanguages) {
    openPlan();
    auto& session = window_->desk().session();
    std::vector<layers::FeatureRef> many;
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        if (const auto& rows = session.plan()->all<T>().rows(); !rows.empty()) many.push_back({std::string(layers::kindName<T>()), rows.front()->uid});
    });
    ASSERT_GE(many.size(), 6u);
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        session.select({});
        window_->resize(kLaptop.width(), kLaptop.height() - kTitleBarPx);
        for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) dock->show();
        window_->desk().propertyDock()->raise();
        session.select(many);
        QTest::qWait(200);
        EXPECT_LE(window_->width(), kLaptop.width()) << text(window_->minimumSizeHint());
        std::string needs;
        for (const QDockWidget* dock : window_->findChildren<QDockWidget*>()) needs += dock->objectName().toStdString() + " " + text(dock->minimumSizeHint()) + ", ";
        EXPECT_LE(window_->height(), kLaptop.height() - kTitleBarPx) << text(window_->minimumSizeHint()) << "; " << needs;
        QStringList heading;
        for (const QLabel* label : window_->desk().properties().findChildren<QLabel*>("sectionTitle")) heading << label->text().split('\n');
        EXPECT_EQ(heading.size(), 4) << heading.join('|').toStdString();  // the last one counts the rest
    }
}

TEST_F(SizesTest, ThePlansListIsWiderWhereThereIsRoomUntilAPersonSaysOtherwise) {
    openPlan();
    QDockWidget* const dock = window_->findChild<QDockWidget*>("plan_tree");
    const auto widthIn = [&](QSize window) {
        window_->resize(window);
        QTest::qWait(400);
        return dock->width();
    };
    const int onLaptop = widthIn({kLaptop.width(), 700});
    EXPECT_LE(onLaptop, 300);
    EXPECT_NEAR(widthIn({1920, 1000}), 350, 10);
    EXPECT_NEAR(widthIn({3000, 1000}), 350, 10);  // and no wider
    EXPECT_EQ(widthIn({kLaptop.width(), 700}), onLaptop);
    // The line beside it is dragged.
    const QPoint line(dock->geometry().right() + 2, dock->geometry().center().y()), there = line + QPoint(40, 0);
    QTest::mousePress(window_.get(), Qt::LeftButton, {}, line);
    QMouseEvent move(QEvent::MouseMove, there, window_->mapToGlobal(there), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window_.get(), &move);
    QTest::qWait(50);
    QTest::mouseRelease(window_.get(), Qt::LeftButton, {}, there);
    QTest::qWait(100);
    const int own = dock->width();
    ASSERT_GT(own, onLaptop + 20);
    EXPECT_EQ(widthIn({1920, 1000}), own);
    ASSERT_NO_FATAL_FAILURE(startAgain({1920, 700}));
    EXPECT_EQ(window_->findChild<QDockWidget*>("plan_tree")->width(), own);
}

TEST_F(SizesTest, ThePlansListIsWiderAtALaterStartTooWhereNobodyDraggedIt) {
    window_->resize(kLaptop.width(), 700);
    openPlan();
    QTest::qWait(100);
    ASSERT_NO_FATAL_FAILURE(startAgain({1920, 700}));
    EXPECT_NEAR(window_->findChild<QDockWidget*>("plan_tree")->width(), 350, 10);
}

TEST_F(SizesTest, MessagesLeaveTheMarkingFree) {
    openSample();
    messages().show(app::MessageBar::Severity::Note, "one");
    const int onBareGround = messages().y();
    messages().closeAll();
    openPlan();
    messages().show(app::MessageBar::Severity::Note, "two");
    const double ratio = table().devicePixelRatioF();
    const auto plate = viewer::MarkingPlate::make(window_->desk().session().plan()->settings.marking, {table().width() * ratio, table().height() * ratio}, ratio);
    ASSERT_TRUE(plate);
    EXPECT_GT(messages().y(), plate->places()[0].max.y / ratio);
    EXPECT_LT(messages().geometry().bottom(), plate->places()[1].min.y / ratio);
    window_->planStart().close->trigger();
    openSample();
    messages().show(app::MessageBar::Severity::Note, "three");
    EXPECT_EQ(messages().y(), onBareGround);
}

TEST_F(SizesTest, AllSectionsOfThePaletteAreSeenInBothLanguages) {
    openPlan();
    const auto* sections = window_->desk().palette().findChild<QTabBar*>();
    ASSERT_TRUE(sections);
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        window_->desk().placeTool->trigger();
        QTest::qWait(100);
        EXPECT_GE(sections->width(), sections->sizeHint().width());
    }
}

TEST_F(SizesTest, TheTableIsTheLargestPartWithThePanelsOfAPlan) {
    openPlan();
    for (const QSize size : {QSize(kLaptop.width(), kLaptop.height() - kTitleBarPx), QSize(1560, 940)}) {
        window_->resize(size);
        if (!window_->desk().works().isVisible()) window_->desk().worksAction->trigger();
        QTest::qWait(100);
        for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) {
            if (dock->visibleRegion().isEmpty()) continue;
            // The list of works has the whole width below: there the heights count.
            const bool isBelow = window_->dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
            EXPECT_GE(isBelow ? table().height() : areaOf(table()), isBelow ? dock->height() : areaOf(*dock)) << dock->objectName().toStdString() << " at " << text(size);
        }
    }
}

TEST_F(SizesTest, DialogsFitALaptop) {
    openSample();
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        app::CrsDialog crs(std::nullopt, std::nullopt);
        app::NewPlanDialog plan(table().ground(), "/tmp");
        app::NewPlanWizard wizard(geo::NetworkPolicy::Forbidden, "/tmp");
        app::ImportDialog import(window_->desk().session(), std::nullopt, nullptr, "/tmp");
        app::ExportDialog exporting(window_->desk().session(), "/tmp", "plan");
        window_->help().showPage("keys");
        for (QDialog* dialog : std::initializer_list<QDialog*>{&crs, &plan, &wizard, &import, &exporting, window_->help().shown()}) {
            dialog->adjustSize();
            EXPECT_LE(dialog->minimumSizeHint().width(), kLaptop.width()) << dialog->objectName().toStdString();
            EXPECT_LE(dialog->minimumSizeHint().height(), kLaptop.height() - kTitleBarPx) << dialog->objectName().toStdString();
        }
    }
}

}  // namespace
}  // namespace saban::test
