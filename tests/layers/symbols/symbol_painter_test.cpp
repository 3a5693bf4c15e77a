#include "layers/symbols/symbol_painter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <thread>

#include "tests/layers/symbols/symbol_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::layers {
namespace {

using test::convention;
using test::drawnPixels;
using test::kInfantry;
using test::pixelAt;
using test::pixelInFrame;
using test::TemporaryFolder;
using testing::ElementsAre;

SymbolImagePtr painted(const SymbolSpec& spec) {
    static SymbolPainter painter;
    const auto image = painter.paint(spec);
    EXPECT_TRUE(image) << image.error().message;
    return image ? *image : nullptr;
}

// The upper quarter of the middle axis of an infantry sign holds only its fill.
TEST(SymbolPainter, FillsWithTheColourOfTheSide) {
    const auto own = painted({.code = kInfantry, .profile = convention("nato"), .sizePx = 128});
    EXPECT_THAT(pixelInFrame(*own, 0.5, 0.15), ElementsAre(0x80, 0xe0, 0xff, 255));
    const auto ownVn = painted({.code = kInfantry, .profile = convention("vn"), .sizePx = 128});
    EXPECT_THAT(pixelInFrame(*ownVn, 0.5, 0.15), ElementsAre(0xff, 0xdc, 0xd6, 255));
    const auto otherVn = painted({.code = "10061000001211000000", .profile = convention("vn"), .sizePx = 128});
    EXPECT_THAT(pixelInFrame(*otherVn, 0.5, 0.2), ElementsAre(0xd6, 0xe4, 0xff, 255));
}

TEST(SymbolPainter, DrawsFrameAndIconInTheColoursOfTheSide) {
    const auto own = painted({.code = kInfantry, .profile = convention("vn"), .sizePx = 256});
    EXPECT_THAT(pixelInFrame(*own, 0.5, 0.0), ElementsAre(0xc8, 0x10, 0x2e, 255));
    EXPECT_THAT(pixelInFrame(*own, 0.5, 0.5), ElementsAre(0xa0, 0x0d, 0x25, 255));
}

// The frame is 1.5 times as wide as high; what lies on the ground is its middle.
TEST(SymbolPainter, AnchorsAUnitInTheMiddleOfItsFrame) {
    const auto image = painted({.code = kInfantry, .sizePx = 100});
    EXPECT_NEAR(image->frameRightPx - image->frameLeftPx, 150.0, 1e-9);
    EXPECT_NEAR(image->frameBottomPx - image->frameTopPx, 100.0, 1e-9);
    EXPECT_NEAR(image->anchorXPx, (image->frameLeftPx + image->frameRightPx) / 2.0, 1e-9);
    EXPECT_NEAR(image->anchorYPx, (image->frameTopPx + image->frameBottomPx) / 2.0, 1e-9);
}

// The staff goes down one frame height from the lower left corner.
TEST(SymbolPainter, AnchorsACommandPostAtTheFootOfItsStaff) {
    const auto image = painted({.code = "10031002001211000000", .sizePx = 100});
    EXPECT_NEAR(image->anchorXPx, image->frameLeftPx, 1e-9);
    EXPECT_NEAR(image->anchorYPx, image->frameBottomPx + 100.0, 1e-9);
    EXPECT_EQ(pixelAt(*image, image->anchorXPx, image->anchorYPx - 2.0)[3], 255);
    EXPECT_LT(image->anchorYPx, image->heightPx);
}

TEST(SymbolPainter, TextsMoveNeitherTheSignNorWhatLiesOnTheGround) {
    const SymbolAmplifiers texts{.designation = "Đại đội 3", .higherFormation = "Tiểu đoàn 7", .strength = "+", .dateTimeGroup = "150600", .additionalText = "dự bị"};
    const auto plain = painted({.code = kInfantry, .sizePx = 96});
    const auto labelled = painted({.code = kInfantry, .amplifiers = texts, .sizePx = 96});
    EXPECT_GT(labelled->widthPx, plain->widthPx + 200);
    EXPECT_NEAR(labelled->anchorXPx - labelled->frameLeftPx, plain->anchorXPx - plain->frameLeftPx, 1e-9);
    EXPECT_THAT(pixelInFrame(*labelled, 0.5, 0.15), ElementsAre(0x80, 0xe0, 0xff, 255));
    EXPECT_GT(drawnPixels(*labelled), drawnPixels(*plain));
}

TEST(SymbolPainter, NothingIsCutOffAtTheEdge) {
    const SymbolAmplifiers texts{.designation = "Ợ Ằ gyjp", .higherFormation = "Ặ Ỵ", .strength = "±", .dateTimeGroup = "Ể", .additionalText = "Ỗ", .directionDeg = 200.0};
    for (const double sizePx : {16.0, 33.0, 64.0, 127.0})
        for (const char* code : {"10161002181211000000", "10141000001211000000", "10031500001200000000", "10032500001303000000"}) {
            const auto image = painted({.code = code, .amplifiers = texts, .profile = convention("vn"), .sizePx = sizePx});
            for (int x = 0; x < image->widthPx; ++x) EXPECT_EQ(pixelAt(*image, x, 0)[3] + pixelAt(*image, x, image->heightPx - 1)[3], 0) << code << " " << sizePx;
            for (int y = 0; y < image->heightPx; ++y) EXPECT_EQ(pixelAt(*image, 0, y)[3] + pixelAt(*image, image->widthPx - 1, y)[3], 0) << code << " " << sizePx;
        }
}

TEST(SymbolPainter, ColoursNeverExceedAlpha) {
    const auto image = painted({.code = kInfantry, .amplifiers = {.designation = "Đội"}, .sizePx = 40});
    for (std::size_t i = 0; i < image->rgba.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c) ASSERT_LE(image->rgba[i + c], image->rgba[i + 3]);
}

TEST(SymbolPainter, DrawsADirectionTowardsIt) {
    const auto plain = painted({.code = kInfantry, .sizePx = 100});
    const auto east = painted({.code = kInfantry, .amplifiers = {.directionDeg = 90.0}, .sizePx = 100});
    EXPECT_GT(east->heightPx, plain->heightPx + 80);
    // The arrow starts one frame height below the frame and goes to the right.
    EXPECT_GT(pixelAt(*east, east->anchorXPx + 50.0, east->frameBottomPx + 100.0)[3], 200);
    EXPECT_EQ(pixelAt(*east, east->anchorXPx - 50.0, east->frameBottomPx + 100.0)[3], 0);
}

TEST(SymbolPainter, DrawsAnUnknownSignForACodeThatNobodyKnowsAndSaysSo) {
    const auto malformed = painted({.code = "không phải mã", .sizePx = 64});
    EXPECT_FALSE(malformed->isKnown);
    ASSERT_EQ(malformed->warnings.size(), 1u);
    EXPECT_EQ(malformed->warnings[0].code, "malformed_symbol");
    EXPECT_NE(malformed->warnings[0].message.find("không phải mã"), std::string::npos);
    EXPECT_THAT(pixelInFrame(*malformed, 0.5, 0.1), ElementsAre(0xff, 0xff, 0x80, 255));

    const auto unknown = painted({.code = "10061000009999990000", .sizePx = 64});
    EXPECT_FALSE(unknown->isKnown);
    ASSERT_EQ(unknown->warnings.size(), 1u);
    EXPECT_EQ(unknown->warnings[0].code, "unknown_symbol");
    EXPECT_NE(unknown->warnings[0].message.find("10061000009999990000"), std::string::npos);
    // Its side is known all the same.
    EXPECT_THAT(pixelInFrame(*unknown, 0.5, 0.12), ElementsAre(0xff, 0x80, 0x80, 255));

    EXPECT_TRUE(painted({.code = kInfantry})->warnings.empty());
}

TEST(SymbolPainter, KnowsWhichCodesThereAre) {
    SymbolPainter painter;
    EXPECT_EQ(painter.isKnown(kInfantry), true);
    EXPECT_EQ(painter.isKnown("SFGPUCI----F---"), true);
    EXPECT_EQ(painter.isKnown("10061000009999990000"), false);
    EXPECT_EQ(painter.isKnown("gì đó"), false);
}

TEST(SymbolPainter, DrawsDecomposedLettersAsComposedOnes) {
    // "Tiểu đội Ậ" composed and decomposed.
    const auto composed = painted({.code = kInfantry, .amplifiers = {.designation = "Ti\u1EC3u \u0111\u1ED9i \u1EAC"}, .sizePx = 64});
    const auto decomposed = painted({.code = kInfantry, .amplifiers = {.designation = "Tie\u0302\u0309u \u0111o\u0323\u0302i A\u0323\u0302"}, .sizePx = 64});
    EXPECT_EQ(composed->rgba, decomposed->rgba);
}

TEST(SymbolPainter, ReplacesSignsByPicturesOfTheConventions) {
    const TemporaryFolder f;
    std::filesystem::create_directory(f.path() / "signs");
    const std::string green = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#00ff00"/></svg>)";
    test::writeText(f.file("signs/square.svg"), green);
    test::writeText(f.file("signs/TRAM-GAC.svg"), green);
    test::writeText(f.file("signs/index.json"), R"({"signs":[{"code":"1003100000121100*","file":"square.svg","height":0.5,"anchor":[0.5,1.0]}]})");
    const auto own = readConvention(test::writeText(f.file("own.json"), R"({"svg_folder":"signs"})"));
    ASSERT_TRUE(own) << own.error().message;

    const auto replaced = painted({.code = kInfantry, .profile = *own, .sizePx = 80});
    EXPECT_THAT(pixelInFrame(*replaced, 0.5, 0.5), ElementsAre(0, 255, 0, 255));
    EXPECT_NEAR(replaced->frameRightPx - replaced->frameLeftPx, 80.0, 1e-9);  // half of 80 high, twice as wide
    EXPECT_NEAR(replaced->anchorYPx, replaced->frameBottomPx, 1e-9);
    const auto added = painted({.code = "TRAM-GAC", .profile = *own});
    EXPECT_TRUE(added->isKnown);
    EXPECT_TRUE(added->warnings.empty());
    const auto standard = painted({.code = "10031000001300000000", .profile = *own, .sizePx = 80});
    EXPECT_THAT(pixelInFrame(*standard, 0.5, 0.15), ElementsAre(0x80, 0xe0, 0xff, 255));
}

TEST(SymbolPainter, DrawsTheStandardSignInPlaceOfADamagedPictureAndSaysSo) {
    const TemporaryFolder f;
    std::filesystem::create_directory(f.path() / "signs");
    test::writeText(f.file("signs/10031000001211000000.svg"), "<svg viewBox=\"0 0 NaN NaN\"><rect</svg>");
    const auto own = readConvention(test::writeText(f.file("own.json"), R"({"svg_folder":"signs"})"));
    ASSERT_TRUE(own) << own.error().message;
    const auto image = painted({.code = kInfantry, .profile = *own, .sizePx = 64});
    ASSERT_EQ(image->warnings.size(), 1u);
    EXPECT_EQ(image->warnings[0].code, "sign_picture");
    EXPECT_THAT(pixelInFrame(*image, 0.5, 0.15), ElementsAre(0x80, 0xe0, 0xff, 255));
}

TEST(SymbolPainter, GivesTheSameImageWhenAskedAgain) {
    SymbolPainter painter;
    const SymbolSpec spec{.code = kInfantry, .amplifiers = {.designation = "c3"}};
    EXPECT_EQ(painter.findDrawn(spec), nullptr);
    const auto first = painter.paint(spec);
    ASSERT_TRUE(first);
    EXPECT_EQ(*painter.paint(spec), *first);
    EXPECT_EQ(painter.findDrawn(spec), *first);
    EXPECT_NE(*painter.paint({.code = kInfantry, .amplifiers = {.designation = "c4"}}), *first);
    EXPECT_NE(*painter.paint({.code = kInfantry, .amplifiers = {.designation = "c3"}, .profile = convention("vn")}), *first);
    EXPECT_NE(*painter.paint({.code = kInfantry, .amplifiers = {.designation = "c3"}, .sizePx = 65}), *first);
    EXPECT_EQ(painter.statistics().drawn, 4u);
}

TEST(SymbolPainter, KeepsNoMoreThanItsLimit) {
    constexpr std::size_t kLimit = 200'000;
    SymbolPainter painter(kLimit);
    const auto first = painter.paint({.code = kInfantry, .sizePx = 64});
    for (int i = 0; i < 40; ++i) {
        ASSERT_TRUE(painter.paint({.code = kInfantry, .sizePx = 65.0 + i}));
        ASSERT_TRUE(painter.paint({.code = kInfantry, .sizePx = 64}));  // asked for again and again, it stays
        EXPECT_LE(painter.statistics().bytes, kLimit);
    }
    EXPECT_EQ(painter.findDrawn({.code = kInfantry, .sizePx = 64}), *first);
    EXPECT_EQ(painter.findDrawn({.code = kInfantry, .sizePx = 65}), nullptr);
}

TEST(SymbolPainter, AnswersFromManyThreadsOnce) {
    SymbolPainter painter;
    std::atomic<int> answers = 0, good = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i)
                    painter.request({.code = kInfantry, .amplifiers = {.designation = std::to_string((i + t) % 20)}}, [&](const SymbolPainter::Answer& answer) {
                        good += answer.has_value();
                        ++answers;
                    });
            });
    }
    ASSERT_TRUE(painter.paint({.code = "10031000001300000000"}));  // first come, first served: all before it are done
    EXPECT_EQ(answers, 200);
    EXPECT_EQ(good, 200);
    EXPECT_EQ(painter.statistics().drawn, 21u);
}

TEST(SymbolPainter, AnswersWhatWaitsWhenItEnds) {
    std::atomic<int> answers = 0;
    {
        SymbolPainter painter;
        for (int i = 0; i < 500; ++i)
            painter.request({.code = kInfantry, .amplifiers = {.designation = std::to_string(i)}}, [&](const SymbolPainter::Answer& answer) {
                if (!answer) {
                    EXPECT_EQ(answer.error().code, geo::ErrorCode::Cancelled);
                }
                ++answers;
            });
    }
    EXPECT_EQ(answers, 500);
}

TEST(SymbolPainter, RefusesSizesAndDirectionsThatMakeNoSense) {
    SymbolPainter painter;
    for (const double sizePx : {0.0, -3.0, 7.9, 1025.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
        const auto image = painter.paint({.code = kInfantry, .sizePx = sizePx});
        ASSERT_FALSE(image);
        EXPECT_EQ(image.error().code, geo::ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(painter.paint({.code = kInfantry, .amplifiers = {.directionDeg = std::nan("")}}));
}

TEST(SymbolPainter, GivesTheSignAsSvg) {
    SymbolPainter painter;
    const auto svg = painter.svg({.code = kInfantry});
    ASSERT_TRUE(svg);
    EXPECT_TRUE(svg->starts_with("<svg")) << *svg;
    EXPECT_NE(svg->find("#80e0ff"), std::string::npos) << *svg;
}

}  // namespace
}  // namespace saban::layers
