#include "viewer/app/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>

#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/register_entries.h"

namespace saban::test {
namespace {

using MainWindowTest = WindowTest;

void drop(QWidget& window, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files) urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void hover(QWidget& widget, QPoint at) {
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

TEST_F(MainWindowTest, StartsWithAQuietPage) {
    EXPECT_TRUE(window_->stage().startPage().isVisible());
    EXPECT_FALSE(messages().isVisible());
    EXPECT_EQ(window_->windowTitle(), "Saban");
}

TEST_F(MainWindowTest, ShowsAFileUnderItsName) {
    openSample();
    EXPECT_FALSE(window_->stage().startPage().isVisible());
    EXPECT_EQ(window_->windowTitle(), QString::fromUtf8("valley.tif — Saban"));
    EXPECT_TRUE(messages().messages().isEmpty()) << messages().messages().join("\n").toStdString();
    EXPECT_TRUE(table().status().isComplete);
}

TEST_F(MainWindowTest, LettersAreForTheListThatHasTheKeys) {
    openSample();
    const bool hadContours = table().look().contours;
    auto* list = window_->layerPanel().findChild<QListWidget*>();
    ASSERT_TRUE(list);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_C);
    EXPECT_EQ(table().look().contours, hadContours);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_C);
    EXPECT_NE(table().look().contours, hadContours);
}

TEST_F(MainWindowTest, StatusLineTellsTheHeightOfTheData) {
    openSample();
    for (const QPoint at : {middle(), middle() + QPoint(140, -30), middle() + QPoint(-160, 20)}) {
        double x = 0.0, y = 0.0, heightM = 0.0;
        // The pointer of the screen may stand anywhere, also where the mouse is moved to: what is told is waited for, not that it changes.
        const auto tellsThePlace = [&] {
            const auto there = table().pick(at);
            return there && std::sscanf(window_->statusLine().coordinateText().toUtf8().constData(), "X %lf Y %lf", &x, &y) == 2 && std::abs(x - there->ground.y) < 0.051 && std::abs(y - there->ground.x) < 0.051;
        };
        hover(table(), at);
        ASSERT_TRUE(waitFor(tellsThePlace, kPatienceMs)) << window_->statusLine().coordinateText().toStdString();
        ASSERT_EQ(std::sscanf(window_->statusLine().heightText().toUtf8().constData(), "H %lf m", &heightM), 1);
        const auto picked = table().pick(at);
        ASSERT_TRUE(picked);
        EXPECT_NEAR(x, picked->ground.y, 0.051);
        EXPECT_NEAR(y, picked->ground.x, 0.051);
        const auto height = table().ground()->elevation->heightAt({picked->ground.x, picked->ground.y});
        ASSERT_TRUE(height && *height);
        EXPECT_NEAR(heightM, **height, 0.0051);
        // And it is the closed form that the file was written from, but for the 20 m cells (second differences below 0.35 m).
        EXPECT_NEAR(heightM, testHeightM({picked->ground.x, picked->ground.y}), 0.1);
    }
}

TEST_F(MainWindowTest, AFileThatFailsLeavesTheTableAndItsMessageStays) {
    openSample();
    const auto ground = table().ground();
    drop(*window_, {writeNoRaster(folder_, "letter.tif")});
    settle();
    EXPECT_EQ(table().ground(), ground);
    ASSERT_EQ(messages().messages().size(), 1);
    EXPECT_TRUE(messages().messages().front().contains("letter.tif"));
    EXPECT_TRUE(messages().isVisible());
    QTest::qWait(500);
    QTest::mouseClick(&table(), Qt::LeftButton, {}, {20, 500});
    EXPECT_EQ(messages().messages().size(), 1);
    EXPECT_TRUE(messages().isVisible());
}

TEST_F(MainWindowTest, DroppedFilesComeToTheTable) {
    openSample();
    const auto before = view();
    drop(*window_, {writeUpperElevation(folder_, "upper.tif"), writePicture(folder_, "photo.tif", 210, 30, 30)});
    settle();
    ASSERT_TRUE(table().ground());
    EXPECT_EQ(table().ground()->spec.elevation.size(), 2u);
    EXPECT_EQ(table().ground()->spec.imagery.size(), 1u);
    EXPECT_EQ(view().target, before.target);  // the view stays
    EXPECT_EQ(view().rangeM, before.rangeM);
    const auto top = table().ground()->elevation->heightAt({587000.0, 2325000.0});
    ASSERT_TRUE(top && *top);
    EXPECT_NEAR(**top, 900.0, 1e-3);
}

TEST_F(MainWindowTest, AGoodFileComesInBesideABadOne) {
    drop(*window_, {writeElevation(folder_, "valley.tif"), writeNoRaster(folder_, "letter.tif")});
    settle();
    ASSERT_TRUE(table().ground());
    ASSERT_EQ(messages().messages().size(), 1);
    EXPECT_TRUE(messages().messages().front().contains("letter.tif"));
}

TEST_F(MainWindowTest, SeveralMessagesStack) {
    drop(*window_, {writeNoRaster(folder_, "one.tif"), writeNoRaster(folder_, "two.tif")});
    settle();
    EXPECT_EQ(messages().messages().size(), 2);
    EXPECT_TRUE(window_->stage().startPage().isVisible());
    EXPECT_TRUE(window_->hasFailed());
}

TEST_F(MainWindowTest, OpensWhatTheOptionsName) {
    app::WindowOptions options;
    options.elevation = {writeElevation(folder_, "valley.tif").toStdString()};
    options.imagery = {writePicture(folder_, "photo.tif", 30, 200, 30).toStdString()};
    options.exaggeration = 2.5;
    open(options);
    EXPECT_TRUE(window_->stage().startPage().isVisible());  // the window is there before the ground
    settle();
    ASSERT_TRUE(table().ground()) << messages().messages().join("\n").toStdString();
    EXPECT_EQ(table().look().exaggeration, 2.5);
    EXPECT_EQ(table().ground()->spec.imagery.size(), 1u);
}

TEST_F(MainWindowTest, HeightsNamedOnTheCommandLineHaveItsUnitAndSeam) {
    const std::string path = writeElevation(folder_, "valley.tif").toStdString();
    const std::string upper = writeUpperElevation(folder_, "upper.tif").toStdString();
    for (const bool isSorted : {true, false}) {
        app::WindowOptions options;
        (isSorted ? options.files : options.elevation) = {path};
        options.unitToMetre = 0.3048;  // international foot
        options.seam = geo::SeamStyle::Cut;
        open(options);
        window_->addFiles({QString::fromStdString(upper)});  // not of the command line
        settle();
        ASSERT_TRUE(table().ground()) << messages().messages().join("\n").toStdString();
        const auto& layers = table().ground()->spec.elevation;
        ASSERT_EQ(layers.size(), 2u);
        for (const auto& layer : layers) {
            EXPECT_EQ(layer.unitToMetre, layer.path == path ? std::optional(0.3048) : std::nullopt) << layer.path;
            EXPECT_EQ(layer.seam, layer.path == path ? geo::SeamStyle::Cut : geo::SeamStyle::Feather) << layer.path;
        }
    }
}

TEST_F(MainWindowTest, KeysChangeTheLook) {
    openSample();
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&table(), key, modifiers); };
    const viewer::Look before = table().look();
    press(Qt::Key_C);
    EXPECT_EQ(table().look().contours, !before.contours);
    press(Qt::Key_G);
    EXPECT_EQ(table().look().grid, !before.grid);
    press(Qt::Key_I);
    EXPECT_EQ(table().look().imagery, !before.imagery);
    press(Qt::Key_E);
    EXPECT_DOUBLE_EQ(table().look().exaggeration, 1.5);
    press(Qt::Key_E, Qt::ShiftModifier);
    press(Qt::Key_E, Qt::ShiftModifier);
    EXPECT_DOUBLE_EQ(table().look().exaggeration, 1.0);
    for (int i = 0; i < 25; ++i) press(Qt::Key_E);
    EXPECT_DOUBLE_EQ(table().look().exaggeration, 10.0);
}

TEST_F(MainWindowTest, EveryLetterKeyIsInAMenu) {
    QStringList keys;
    const std::function<void(const QMenu&)> collect = [&](const QMenu& menu) {
        for (const QAction* action : menu.actions()) {
            if (action->menu()) collect(*action->menu());
            for (const QKeySequence& sequence : action->shortcuts()) keys << sequence.toString(QKeySequence::PortableText);
        }
    };
    for (const QMenu* menu : {window_->actions().fileMenu, window_->actions().viewMenu, window_->actions().tableMenu, window_->actions().languageMenu, window_->actions().helpMenu}) collect(*menu);
    for (const char* key : {"N", "T", "H", "Home", "+", "-", "Left", "Right", "Up", "Down", "Ctrl+Left", "Ctrl+Right", "Ctrl+Up",
                            "Ctrl+Down", "E", "Shift+E", "C", "G", "I", "F11", "F1", "Ctrl+O", "Ctrl+Q", "L"})
        EXPECT_TRUE(keys.contains(QLatin1String(key))) << key;
}

TEST_F(MainWindowTest, LanguageChangesWhileItRuns) {
    openSample();
    const QString english = window_->actions().home->text();
    QTest::keyClick(&table(), Qt::Key_L);
    EXPECT_EQ(app::language(), app::Language::Vietnamese);
    QCoreApplication::processEvents();  // the change of language is posted to the windows
    EXPECT_TRUE(window_->actions().vietnamese->isChecked());
    EXPECT_NE(window_->actions().home->text(), english);
    EXPECT_EQ(QSettings().value("language").toString(), "vi");
    QTest::keyClick(&table(), Qt::Key_L);
    EXPECT_EQ(app::language(), app::Language::English);
    QCoreApplication::processEvents();
    EXPECT_EQ(window_->actions().home->text(), english);
}

TEST_F(MainWindowTest, OpacityChangesThePictureWithoutOpeningItAgain) {
    window_->openFiles({writeElevation(folder_, "valley.tif"), writePicture(folder_, "photo.tif", 210, 30, 30)});
    settle();
    ASSERT_TRUE(table().ground() && table().ground()->imagery);
    const auto elevation = table().ground()->elevation;
    auto imagery = table().ground()->spec.imagery;
    imagery[0].opacity = 0.25;
    emit window_->layerPanel().imageryChanged(imagery);
    ASSERT_TRUE(waitFor([&] { return table().ground()->imagery->layers()[0].opacity == 0.25; }, kPatienceMs));
    EXPECT_EQ(table().ground()->elevation, elevation);
    imagery.clear();
    emit window_->layerPanel().imageryChanged(imagery);
    ASSERT_TRUE(waitFor([&] { return !table().ground()->imagery; }, kPatienceMs));
}

TEST_F(MainWindowTest, VectorLayersAreAddedHiddenAndRemovedWithoutOpeningTheGroundAgain) {
    window_->openFiles({writeElevation(folder_, "valley.tif")});
    settle();
    const QString lines = folder_.file("lines.geojson");
    std::ofstream(lines.toStdString()) << R"({"type":"LineString","coordinates":[[105.0,21.0],[106.0,21.5]]})";
    window_->addFiles({lines});
    settle();
    ASSERT_TRUE(table().ground() && table().ground()->vectors) << messages().messages().join("\n").toStdString();
    const auto elevation = table().ground()->elevation;
    auto vectors = table().ground()->spec.vectors;
    vectors[0].visible = false;
    emit window_->layerPanel().vectorsChanged(vectors);
    ASSERT_TRUE(waitFor([&] { return !table().ground()->vectors->layers()[0].visible; }, kPatienceMs));
    vectors.clear();
    emit window_->layerPanel().vectorsChanged(vectors);
    ASSERT_TRUE(waitFor([&] { return !table().ground()->vectors; }, kPatienceMs));
    EXPECT_EQ(table().ground()->elevation, elevation);
}

TEST_F(MainWindowTest, HiddenElevationStaysInTheList) {
    window_->openFiles({writeElevation(folder_, "valley.tif"), writeUpperElevation(folder_, "upper.tif")});
    settle();
    ASSERT_TRUE(table().ground());
    auto entries = std::vector<app::ElevationEntry>{};
    for (const auto& layer : table().ground()->spec.elevation) entries.push_back({.layer = layer});
    ASSERT_EQ(entries.size(), 2u);
    entries[1].visible = false;
    emit window_->layerPanel().elevationChanged(entries);
    ASSERT_TRUE(waitFor([&] { return table().ground()->spec.elevation.size() == 1; }, kPatienceMs));
    entries[0].visible = false;
    emit window_->layerPanel().elevationChanged(entries);
    settle();
    EXPECT_EQ(table().ground()->spec.elevation.size(), 1u);  // one always stays
    EXPECT_EQ(messages().messages().size(), 1);
}

TEST_F(MainWindowTest, FilesDroppedWhileOthersAreOpenedComeInToo) {
    drop(*window_, {writeElevation(folder_, "valley.tif")});
    drop(*window_, {writeUpperElevation(folder_, "upper.tif")});
    emit window_->layerPanel().fillingChanged(geo::HoleFilling::Interpolate);
    drop(*window_, {writePicture(folder_, "photo.tif", 210, 30, 30)});
    settle();
    ASSERT_TRUE(table().ground()) << messages().messages().join("\n").toStdString();
    EXPECT_EQ(table().ground()->spec.elevation.size(), 2u);
    EXPECT_EQ(table().ground()->spec.imagery.size(), 1u);
    EXPECT_EQ(table().ground()->spec.holes, geo::HoleFilling::Interpolate);
}

TEST_F(MainWindowTest, ChangesOfLayersWhileAFileIsAddedKeepTheFile) {
    window_->openFiles({writeElevation(folder_, "valley.tif"), writePicture(folder_, "photo.tif", 210, 30, 30)});
    settle();
    ASSERT_TRUE(table().ground());
    auto imagery = table().ground()->spec.imagery;
    imagery[0].opacity = 0.25;
    window_->addFiles({writeUpperElevation(folder_, "upper.tif")});
    emit window_->layerPanel().imageryChanged(imagery);
    QTest::qWait(300);
    settle();
    EXPECT_EQ(table().ground()->spec.elevation.size(), 2u);
    ASSERT_EQ(table().ground()->spec.imagery.size(), 1u);
    EXPECT_EQ(table().ground()->spec.imagery[0].opacity, 0.25);
}

TEST_F(MainWindowTest, AChangeThatFailsLeavesThePanelAsTheTableIs) {
    const QString upper = writeUpperElevation(folder_, "upper.tif");
    window_->openFiles({writeElevation(folder_, "valley.tif"), upper});
    settle();
    ASSERT_TRUE(table().ground());
    const auto list = [this] {
        for (QListWidget* candidate : window_->layerPanel().findChildren<QListWidget*>())
            if (candidate->count() == 2) return candidate;
        return static_cast<QListWidget*>(nullptr);
    };
    ASSERT_TRUE(list());
    QListWidgetItem* top = nullptr;
    for (int row = 0; row < 2; ++row)
        if (list()->item(row)->text().contains("upper")) top = list()->item(row);
    ASSERT_TRUE(top);
    const int topRow = list()->row(top);
    top->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(waitFor([&] { return table().ground()->spec.elevation.size() == 1; }, kPatienceMs));
    settle();

    ASSERT_TRUE(QFile::remove(upper));
    list()->item(topRow)->setCheckState(Qt::Checked);
    settle();
    EXPECT_EQ(list()->item(topRow)->checkState(), Qt::Unchecked);
    EXPECT_EQ(messages().messages().size(), 1);

    ASSERT_TRUE(QFile::remove(QString::fromStdString(table().ground()->spec.elevation[0].path)));
    auto* fill = window_->layerPanel().findChild<QCheckBox*>();
    ASSERT_TRUE(fill);
    fill->click();
    settle();
    EXPECT_EQ(table().ground()->spec.holes, geo::HoleFilling::LeaveHoles);
    EXPECT_FALSE(fill->isChecked());
    EXPECT_EQ(messages().messages().size(), 2);
}

TEST_F(MainWindowTest, RemovingAllElevationGivesTheStartPage) {
    openSample();
    emit window_->layerPanel().elevationChanged({});
    EXPECT_FALSE(table().ground());
    EXPECT_TRUE(window_->stage().startPage().isVisible());
    EXPECT_EQ(window_->windowTitle(), "Saban");
}

TEST_F(MainWindowTest, SaysWhyItDoesNotCloseWhenTheRegisterLacksAnEntry) {
    app::RegisterEntries::ofProgram().enter({.planPath = folder_.file("gone.gpkg").toStdString(), .marking = "MẬT", .what = "picture", .file = folder_.file("gone.png").toStdString()}, nullptr, {});
    EXPECT_FALSE(window_->close());
    EXPECT_FALSE(window_->isEnabled());
    EXPECT_TRUE(window_->statusLine().currentMessage().contains("register")) << window_->statusLine().currentMessage().toStdString();
    ASSERT_TRUE(waitFor([this] { return window_->isEnabled(); }, kPatienceMs));
    EXPECT_TRUE(window_->isVisible());
    EXPECT_TRUE(window_->statusLine().currentMessage().isEmpty());
    EXPECT_TRUE(messages().messages().join("\n").contains("NOT in the register")) << messages().messages().join("\n").toStdString();
    EXPECT_TRUE(window_->close());
}

TEST_F(MainWindowTest, RemembersItsSizeAndFiles) {
    openSample();
    window_->resize(900, 650);
    QTest::qWait(50);
    window_->close();
    open({});
    // The fixture's own resize hides the geometry, the list of files shows that settings were read.
    EXPECT_FALSE(window_->actions().recentMenu->actions().isEmpty());
    app::MainWindow fresh{app::WindowOptions{}};
    EXPECT_NEAR(fresh.width(), 900, 2);  // a screen without window manager has no frames to account for
    EXPECT_NEAR(fresh.height(), 650, 2);
}

TEST_F(MainWindowTest, RemembersTheFrameRateAndTheMemoryForTiles) {
    const auto entryOf = [](const QMenu& menu, int number) {
        const auto actions = menu.actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction* action) { return action->data().toInt() == number; });
        return found == actions.end() ? nullptr : *found;
    };
    ASSERT_TRUE(entryOf(*window_->actions().frameRateMenu, 30) && entryOf(*window_->actions().memoryMenu, 640));
    EXPECT_TRUE(entryOf(*window_->actions().frameRateMenu, 30)->isChecked());
    EXPECT_EQ(entryOf(*window_->actions().frameRateMenu, 30)->text(), "30 frames a second");
    entryOf(*window_->actions().frameRateMenu, 60)->trigger();
    entryOf(*window_->actions().memoryMenu, 640)->trigger();
    open({});
    EXPECT_TRUE(entryOf(*window_->actions().frameRateMenu, 60)->isChecked());
    EXPECT_TRUE(entryOf(*window_->actions().memoryMenu, 640)->isChecked());
    EXPECT_FALSE(entryOf(*window_->actions().frameRateMenu, 30)->isChecked());
    entryOf(*window_->actions().frameRateMenu, 30)->trigger();
    entryOf(*window_->actions().memoryMenu, 320)->trigger();
}

TEST_F(MainWindowTest, FullScreenHidesEverythingButTheTable) {
    openSample();
    QTest::keyClick(&table(), Qt::Key_F11);
    QTest::qWait(200);
    EXPECT_FALSE(window_->lookPanel().isVisible());
    QTest::keyClick(&table(), Qt::Key_F11);
    QTest::qWait(200);
    EXPECT_TRUE(window_->lookPanel().isVisible());
}

TEST_F(MainWindowTest, AboutNamesTheLicenceBesideTheProgramsSign) {
    QString text;
    bool hasSign = false;
    QTimer::singleShot(200, window_.get(), [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        text = box->text();
        hasSign = !box->iconPixmap().isNull();
        box->close();
    });
    window_->actions().about->trigger();
    EXPECT_TRUE(text.contains("MIT licence") && text.contains("milsymbol")) << text.toStdString();
    EXPECT_TRUE(hasSign);
    EXPECT_FALSE(QApplication::windowIcon().isNull());
}

}  // namespace
}  // namespace saban::test
