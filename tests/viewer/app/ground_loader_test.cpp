#include "viewer/app/ground_loader.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QThread>

#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/window_fixture.h"

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
