// What goes to a printer: here one that writes a PDF into memory.
#include "viewer/scenes/handout.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QPdfWriter>
#include <filesystem>

#include "layers/briefing/register.h"
#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"
#include "tests/support/raster_fixtures.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/scenes/handout_sheets.h"
#include "viewer/scenes/output_files.h"

namespace saban::viewer {
namespace {

/// Three scenes of a plan with a file, and a printer.
struct PrintStage : Stage {
    explicit PrintStage(const std::string& marking = "MẬT") : Stage((test::ensureApplication(), Completeness::Final)), planPath(folder.file("plan.gpkg")), player(table), printer(&paper) {
        context->makeCurrent();
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings = editor.plan().settings;
        settings.name = "Diễn tập thử";
        settings.marking = marking;
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        for (int order = 1; order <= 3; ++order) {
            layers::Scene scene;
            scene.name = "Cảnh " + std::to_string(order);
            scene.order = order;
            scene.transition = layers::SceneTransition::Cut;
            scene.targetE = 486000.0;
            scene.targetN = 2336000.0;
            scene.pitchDeg = -45.0;
            scene.rangeM = 5000.0;
            editor.put(scene);
        }
        const auto made = layers::PlanStore::create(planPath, editor.plan());
        EXPECT_TRUE(made) << made.error().message;
        Look look;
        look.contours = look.grid = look.frame = false;
        player.setPerformance({.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan()))),
                               .ground = groundOf(rough, 20.0),
                               .planPath = planPath,
                               .look = look});
        paper.open(QIODevice::WriteOnly);
    }
    ~PrintStage() { player.releaseGl(); }

    geo::Result<OutputStats> make(const std::string& path, std::stop_token stop = {}, const geo::Progress& progress = {}) {
        return writeHandout(*context, player, table, {.scenes = {0, 2}, .dotsPerInch = 72, .copies = 3, .samples = 1, .printer = &printer, .printerName = "Phòng họp"}, path, stop, progress);
    }
    std::vector<layers::RegisterEntry> entries() const {
        const auto all = layers::registerOf(planPath);
        EXPECT_TRUE(all) << all.error().message;
        return all.value_or(std::vector<layers::RegisterEntry>{});
    }

    test::TemporaryFolder folder;
    std::string planPath;
    ScenePlayer player;
    QBuffer paper;
    QPdfWriter printer;
};

TEST(HandoutDate, IsWrittenOutAsEachLanguageDoes) {
    EXPECT_EQ(longDate({2026, 11, 29}, QLocale(QLocale::Vietnamese)), QStringLiteral("Chủ Nhật, ngày 29 tháng 11 năm 2026"));
    EXPECT_EQ(longDate({2026, 9, 2}, QLocale(QLocale::Vietnamese)), QStringLiteral("Thứ Tư, ngày 2 tháng 9 năm 2026"));
    EXPECT_EQ(longDate({2026, 11, 29}, QLocale(QLocale::English, QLocale::UnitedStates)), QStringLiteral("Sunday, November 29, 2026"));
}

TEST(HandoutPrint, EntersWhatWentToThePrinter) {
    PrintStage stage;
    const auto stats = stage.make({});
    ASSERT_TRUE(stats) << stats.error().message;
    EXPECT_EQ(stats->pages, 3u);
    EXPECT_TRUE(stage.paper.data().startsWith("%PDF"));
    const auto entries = stage.entries();
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].what, "print");
    EXPECT_EQ(entries[0].file, "Phòng họp");
    EXPECT_EQ(entries[0].marking, "MẬT");
    EXPECT_EQ(entries[0].copies, 3);
    EXPECT_GT(entries[0].bytes, 1000);
    EXPECT_EQ(entries[0].digest.size(), 64u);
}

TEST(HandoutPrint, SendsNoPageWhenItIsStopped) {
    PrintStage stage;
    std::stop_source stop;
    const auto stats = stage.make({}, stop.get_token(), [&stop](double) { stop.request_stop(); });
    ASSERT_FALSE(stats);
    EXPECT_EQ(stats.error().code, geo::ErrorCode::Cancelled);
    EXPECT_TRUE(stage.paper.data().isEmpty());
    EXPECT_TRUE(stage.entries().empty());
}

TEST(HandoutPrint, SendsNoPageWhenTheFileBesideItCannotBeWritten) {
    PrintStage stage;
    const auto stats = stage.make(stage.folder.file("missing/a.pdf"));
    ASSERT_FALSE(stats);
    EXPECT_EQ(stats.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_TRUE(stage.paper.data().isEmpty());
    EXPECT_TRUE(stage.entries().empty());
}

TEST(HandoutPrint, MakesNothingOfAMarkingThatHasNoRoomOnAPage) {
    std::string marking;
    for (int i = 0; i < 150; ++i) marking += "MẬT ";
    PrintStage stage(marking);
    const std::string path = stage.folder.file("a.pdf");
    const auto stats = stage.make(path);
    ASSERT_FALSE(stats);
    EXPECT_EQ(stats.error().code, geo::ErrorCode::Unsupported);
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_TRUE(stage.paper.data().isEmpty());
}

TEST(ScenePictures, OfAPreviewAreInNoRegister) {
    PrintStage stage;
    for (const bool isRegistered : {false, true}) {
        const auto stats = writeScenePictures(*stage.context, stage.player, stage.table, {.scenes = {0, 0}, .sizePx = {160, 90}, .samples = 1, .replacesExisting = true, .isRegistered = isRegistered}, stage.folder.file("pictures"));
        ASSERT_TRUE(stats) << stats.error().message;
        EXPECT_EQ(stage.entries().size(), isRegistered ? 1u : 0u);
    }
}

}  // namespace
}  // namespace saban::viewer
