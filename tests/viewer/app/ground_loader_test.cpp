#include "viewer/app/ground_loader.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QThread>
#include <chrono>
#include <semaphore>
#include <thread>

#include "layers/store/plan_file_turn.h"
#include "tests/support/other_program.h"
#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/tool_fixture.h"

namespace saban::app {
namespace {

LoadRequest requestOf(const QStringList& files) {
    LoadRequest request;
    for (const QString& file : files) request.newFiles.push_back(file.toStdString());
    return request;
}

TEST(GroundLoader, DeliversOnTheThreadThatAsked) {
    const test::ScratchFolder folder;
    GroundLoader loader;
    LoadOutcome outcome;
    bool isDone = false;
    QObject::connect(&loader, &GroundLoader::finished, [&](const LoadOutcome& delivered) {
        EXPECT_EQ(QThread::currentThread(), loader.thread());
        outcome = delivered;
        isDone = true;
    });
    loader.start(requestOf({test::writeElevation(folder, "valley.tif")}));
    EXPECT_TRUE(loader.isLoading());
    ASSERT_TRUE(test::waitFor([&] { return isDone; }, test::kPatienceMs));
    EXPECT_FALSE(loader.isLoading());
    EXPECT_TRUE(outcome.ground);
    EXPECT_TRUE(outcome.failures.empty());
}

TEST(GroundLoader, DeliversOnlyTheLatestRequest) {
    const test::ScratchFolder folder;
    GroundLoader loader;
    std::vector<std::string> delivered;
    QObject::connect(&loader, &GroundLoader::finished,
                     [&](const LoadOutcome& outcome) { delivered.push_back(outcome.request.newFiles.front()); });
    const QString first = test::writeElevation(folder, "first.tif"), second = test::writeElevation(folder, "second.tif");
    loader.start(requestOf({first}));
    loader.start(requestOf({second}));
    ASSERT_TRUE(test::waitFor([&] { return !loader.isLoading(); }, test::kPatienceMs));
    QTest::qWait(200);
    EXPECT_EQ(delivered, std::vector<std::string>{second.toStdString()});
}

TEST(GroundLoader, DeliversNothingAfterCancel) {
    const test::ScratchFolder folder;
    GroundLoader loader;
    int delivered = 0;
    QObject::connect(&loader, &GroundLoader::finished, [&] { ++delivered; });
    loader.start(requestOf({test::writeElevation(folder, "valley.tif")}));
    loader.cancel();
    EXPECT_FALSE(loader.isLoading());
    QTest::qWait(300);
    EXPECT_EQ(delivered, 0);
}

LoadRequest fillingRequest(const test::ScratchFolder& folder) {
    LoadRequest request = requestOf({test::writeHoledElevation(folder, "holed.tif")});
    request.base.holes = geo::HoleFilling::Interpolate;
    return request;
}

TEST(GroundLoader, TellsThatHolesAreBeingFilled) {
    const test::ScratchFolder folder;
    GroundLoader loader;
    EXPECT_EQ(loader.step().name, "");
    loader.start(fillingRequest(folder));
    ASSERT_TRUE(test::waitFor([&] { return !loader.step().name.empty() || !loader.isLoading(); }, test::kPatienceMs));
    EXPECT_EQ(loader.step().name, "Filling holes of 'holed.tif'");
    EXPECT_LE(loader.step().fraction, 1.0);
    loader.cancel();
    EXPECT_EQ(loader.step().name, "");
}

class PlanLoadingTest : public test::ToolTest {};

TEST_F(PlanLoadingTest, APlanThatIsBroughtUpToDateIsTold) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    window_->planStart().close->trigger();
    ASSERT_FALSE(session().plan());
    test::OtherProgram(path_).does("UPDATE saban_settings SET value = '0' WHERE key = 'format'");
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    EXPECT_TRUE(session().isEditable());
    EXPECT_TRUE(messages().messages().join('\n').contains("plan.before-format-2.gpkg")) << messages().messages().join('\n').toStdString();
}

TEST_F(PlanLoadingTest, ClosingAFileThatNobodyTookHoldsNobodyUp) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    std::shared_ptr<OpenedPlan> opened;
    GroundLoader loader;
    QObject::connect(&loader, &GroundLoader::finished, [&](const LoadOutcome& outcome) { opened = outcome.opened; });
    loader.start(requestOf({QString::fromStdString(path_)}));
    ASSERT_TRUE(test::waitFor([&] { return opened != nullptr; }, test::kPatienceMs));
    ASSERT_TRUE(opened->file);
    std::binary_semaphore isHeld{0}, isLeft{0};
    bool wasLeft = false;
    std::jthread writer([&] {
        const layers::PlanFileTurn turn(path_);
        isHeld.release();
        wasLeft = isLeft.try_acquire_for(std::chrono::seconds(10));
    });
    isHeld.acquire();
    opened.reset();
    isLeft.release();
    writer.join();
    EXPECT_TRUE(wasLeft);
}

TEST(OpenRequest, StopsWhileHolesAreBeingFilled) {
    const test::ScratchFolder folder;
    std::stop_source stop;
    double last = 0.0;
    const LoadOutcome outcome = openRequest(fillingRequest(folder), stop.get_token(), [&](const std::string&, double fraction) {
        last = fraction;
        if (fraction > 0.5) stop.request_stop();
    });
    EXPECT_FALSE(outcome.ground);
    ASSERT_EQ(outcome.failures.size(), 1u);
    EXPECT_EQ(outcome.failures[0].code, geo::ErrorCode::Cancelled);
    EXPECT_LT(last, 0.6);
}

TEST(OpenRequest, TellsTheBadFileAndOpensTheGoodOne) {
    const test::ScratchFolder folder;
    const LoadOutcome outcome =
        openRequest(requestOf({test::writeNoRaster(folder, "letter.tif"), test::writeElevation(folder, "valley.tif")}), {});
    ASSERT_TRUE(outcome.ground);
    ASSERT_EQ(outcome.failures.size(), 1u);
    EXPECT_NE(outcome.failures[0].message.find("letter.tif"), std::string::npos) << outcome.failures[0].message;
    ASSERT_EQ(outcome.openedFiles.size(), 1u);
    EXPECT_TRUE(outcome.openedFiles[0].ends_with("valley.tif"));
}

TEST(OpenRequest, TellsAFileWithoutCrsBesideAGoodOne) {
    const test::ScratchFolder folder;
    const LoadOutcome outcome =
        openRequest(requestOf({test::writeElevation(folder, "valley.tif"), test::writeElevation(folder, "nowhere.tif", 0)}), {});
    ASSERT_TRUE(outcome.ground);
    ASSERT_EQ(outcome.failures.size(), 1u);
    EXPECT_EQ(outcome.failures[0].code, geo::ErrorCode::NoCrs);
    EXPECT_NE(outcome.failures[0].message.find("nowhere.tif"), std::string::npos) << outcome.failures[0].message;
}

TEST(OpenRequest, PictureAloneNeedsElevation) {
    const test::ScratchFolder folder;
    const LoadOutcome outcome = openRequest(requestOf({test::writePicture(folder, "photo.tif", 200, 20, 20)}), {});
    EXPECT_FALSE(outcome.ground);
    EXPECT_EQ(outcome.failures.size(), 1u);
}

TEST(OpenRequest, MissingFileIsNamed) {
    const LoadOutcome outcome = openRequest(requestOf({"/nonexistent/ridge.tif"}), {});
    EXPECT_FALSE(outcome.ground);
    ASSERT_EQ(outcome.failures.size(), 1u);
    EXPECT_EQ(outcome.failures[0].code, geo::ErrorCode::NotFound);
    EXPECT_NE(outcome.failures[0].message.find("/nonexistent/ridge.tif"), std::string::npos);
}

}  // namespace
}  // namespace saban::app
