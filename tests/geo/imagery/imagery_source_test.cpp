#include "geo/imagery/imagery_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Pixel = std::array<int, 4>;

class ImageryTest : public RasterTest {
 protected:
    /// A picture of one colour: 100 x 100 pixels of 10 m.
    std::string plain(const std::string& name, int red, int green, int blue, RasterSpec spec = {}) const {
        spec.type = GDT_Byte;
        spec.bands = 3;
        return writeRaster(file(name), spec, [=](int, int, int band) {
            return band == 1 ? red : band == 2 ? green : blue;
        });
    }
    /// Red grows by two to the east, green by two to the south, blue is 7; alpha as `alpha(column, row)` says.
    std::string ramp(const std::string& name, const std::function<int(int, int)>& alpha = {}) const {
        const RasterSpec spec{.type = GDT_Byte, .bands = alpha ? 4 : 3};
        return writeRaster(file(name), spec, [&](int c, int r, int band) {
            return band == 1 ? 2 * c : band == 2 ? 2 * r : band == 3 ? 7 : alpha(c, r);
        });
    }
};

std::shared_ptr<const ImagerySource> openImagery(const std::vector<ImageryLayer>& layers,
                                                 const std::string& crs = "EPSG:3405") {
    auto source = ImagerySource::open(layers, crsOf(crs));
    EXPECT_TRUE(source) << (source ? "" : source.error().message);
    return source ? *source : nullptr;
}

RgbaGrid readPixels(const ImagerySource& source, const GridSpec& grid) {
    auto pixels = source.read(grid);
    EXPECT_TRUE(pixels) << (pixels ? "" : pixels.error().message);
    return *std::move(pixels);
}

/// The pixel at a place, read as the corner of a tiny grid.
Pixel pixelAt(const ImagerySource& source, glm::dvec2 p) {
    const RgbaGrid grid = readPixels(source, {{p.x, p.y, p.x + 1e-3, p.y + 1e-3}, 2, 2});
    return {grid.rgba[0], grid.rgba[1], grid.rgba[2], grid.rgba[3]};
}

TEST_F(ImageryTest, PixelsAreThoseOfThePictureAtTheirCentres) {
    const auto source = openImagery({{.path = ramp("ramp.tif")}});
    const RgbaGrid grid = readPixels(*source, {{580005.0, 2319005.0, 580995.0, 2319995.0}, 100, 100});
    EXPECT_TRUE(grid.isOpaque);
    EXPECT_FALSE(grid.isEmpty);
    for (int row = 0; row < 100; ++row) {
        for (int column = 0; column < 100; ++column) {
            const std::uint8_t* p = &grid.rgba[(static_cast<std::size_t>(row) * 100 + column) * 4];
            ASSERT_EQ(p[0], 2 * column);
            ASSERT_EQ(p[1], 2 * (99 - row));
            ASSERT_EQ(p[2], 7);
        }
    }
}

TEST_F(ImageryTest, BetweenPixelsColoursAreBilinear) {
    const auto source = openImagery({{.path = ramp("ramp.tif")}});
    const RasterSpec spec;
    EXPECT_THAT(pixelAt(*source, spec.centre(10.5, 20.0)), ElementsAre(21, 40, 7, 255));
    EXPECT_THAT(pixelAt(*source, spec.centre(10.0, 20.5)), ElementsAre(20, 41, 7, 255));
}

TEST_F(ImageryTest, APictureCoversItsOuterPixelsWholeAndNothingBeyond) {
    const auto source = openImagery({{.path = plain("red.tif", 200, 10, 20)}});
    EXPECT_THAT(pixelAt(*source, {580000.0, 2319999.9}), ElementsAre(200, 10, 20, 255));
    EXPECT_THAT(pixelAt(*source, {579999.9, 2319999.9}), ElementsAre(0, 0, 0, 0));
    EXPECT_EQ(source->bounds(), RasterSpec{}.bounds());
    const RgbaGrid far = readPixels(*source, {{0.0, 0.0, 10.0, 10.0}, 3, 3});
    EXPECT_TRUE(far.isEmpty);
    const RgbaGrid part = readPixels(*source, {{579500.0, 2319000.0, 580500.0, 2320000.0}, 11, 11});
    EXPECT_FALSE(part.isEmpty);
    EXPECT_FALSE(part.isOpaque);
}

TEST_F(ImageryTest, LaterLayersLieOnTopWithTheirOpacity) {
    const std::string red = plain("red.tif", 200, 0, 0), blue = plain("blue.tif", 0, 0, 200);
    const glm::dvec2 p{580500.0, 2319500.0};
    EXPECT_THAT(pixelAt(*openImagery({{.path = red}, {.path = blue}}), p), ElementsAre(0, 0, 200, 255));
    EXPECT_THAT(pixelAt(*openImagery({{.path = blue}, {.path = red}}), p), ElementsAre(200, 0, 0, 255));
    EXPECT_THAT(pixelAt(*openImagery({{.path = red}, {.path = blue, .opacity = 0.25}}), p),
                ElementsAre(150, 0, 50, 255));
    EXPECT_THAT(pixelAt(*openImagery({{.path = red, .opacity = 0.5}}), p), ElementsAre(200, 0, 0, 128));
}

TEST_F(ImageryTest, HiddenAndFullyTransparentLayersDoNotShow) {
    const std::string red = plain("red.tif", 200, 0, 0), blue = plain("blue.tif", 0, 0, 200);
    const glm::dvec2 p{580500.0, 2319500.0};
    EXPECT_THAT(pixelAt(*openImagery({{.path = red}, {.path = blue, .opacity = 0.0}}), p), ElementsAre(200, 0, 0, 255));
    EXPECT_THAT(pixelAt(*openImagery({{.path = red}, {.path = blue, .visible = false}}), p),
                ElementsAre(200, 0, 0, 255));
    const auto none = openImagery({{.path = red, .visible = false}});
    EXPECT_TRUE(readPixels(*none, {none->bounds(), 5, 5}).isEmpty);
    EXPECT_FALSE(none->cellAtM(none->bounds()));
}

// Half way between an opaque pixel and a void one lies half the alpha, in the opaque one's colour alone.
TEST_F(ImageryTest, ColoursOfVoidPixelsDoNotBleed) {
    const RasterSpec spec{.type = GDT_Byte, .bands = 4};
    const auto path = writeRaster(file("half.tif"), spec, [](int c, int, int band) {
        return c < 50 ? (band == 4 ? 255 : 180) : (band == 4 ? 0 : 255);
    });
    const auto source = openImagery({{.path = path}});
    EXPECT_THAT(pixelAt(*source, spec.centre(49.5, 50.0)), ElementsAre(180, 180, 180, 128));
    EXPECT_THAT(pixelAt(*source, spec.centre(49.0, 50.0)), ElementsAre(180, 180, 180, 255));
    EXPECT_THAT(pixelAt(*source, spec.centre(60.0, 50.0)), ElementsAre(0, 0, 0, 0));
}

TEST_F(ImageryTest, AnotherStateSharesTheFilesAndLeavesTheFirstAsItWas) {
    const std::string red = plain("red.tif", 200, 0, 0), blue = plain("blue.tif", 0, 0, 200);
    const auto first = openImagery({{.path = red}, {.path = blue}});
    const auto second = first->with({{.path = blue, .opacity = 0.5}, {.path = red, .visible = false}});
    ASSERT_EQ(second->rasters().size(), 2u);
    EXPECT_EQ(second->rasters()[0], first->rasters()[1]);
    EXPECT_EQ(second->rasters()[1], first->rasters()[0]);
    EXPECT_EQ(second->layers()[0].opacity, 0.5);
    const glm::dvec2 p{580500.0, 2319500.0};
    EXPECT_THAT(pixelAt(*second, p), ElementsAre(0, 0, 200, 128));
    EXPECT_THAT(pixelAt(*first, p), ElementsAre(0, 0, 200, 255));
}

// Stripes of one pixel, 0 and 200: from half the resolution on all that is left is their mean.
TEST_F(ImageryTest, CoarseReadsAverage) {
    const RasterSpec spec{.columns = 256, .rows = 256, .type = GDT_Byte, .bands = 3};
    const auto source =
        openImagery({{.path = writeRaster(file("stripes.tif"), spec, [](int c, int, int) { return c % 2 * 200; })}});
    for (const int points : {129, 65, 17}) {
        const RgbaGrid grid = readPixels(*source, {source->bounds(), points, points});
        for (std::size_t i = 0; i < grid.rgba.size(); ++i) ASSERT_EQ(grid.rgba[i], i % 4 == 3 ? 255 : 100) << points;
    }
}

TEST_F(ImageryTest, APaletteBecomesColours) {
    const auto path =
        writeRaster(file("plain.tif"), {.type = GDT_Byte}, [](int c, int, int) { return c < 50 ? 0 : 1; });
    {
        std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_UPDATE));
        GDALColorTable table;
        const GDALColorEntry green{10, 160, 20, 255}, white{250, 250, 250, 255};
        table.SetColorEntry(0, &green);
        table.SetColorEntry(1, &white);
        dataset->GetRasterBand(1)->SetColorTable(&table);
    }
    const auto source = openImagery({{.path = path}});
    EXPECT_THAT(pixelAt(*source, {580100.0, 2319500.0}), ElementsAre(10, 160, 20, 255));
    EXPECT_THAT(pixelAt(*source, {580900.0, 2319500.0}), ElementsAre(250, 250, 250, 255));
}

TEST_F(ImageryTest, PicturesInAnotherCrsLieWhereTheyBelong) {
    const RasterSpec degrees{.columns = 100,
                             .rows = 100,
                             .geotransform = {105.0, 0.001, 0.0, 21.0, 0.0, -0.001},
                             .crs = "EPSG:4326",
                             .type = GDT_Byte,
                             .bands = 3};
    const auto path = writeRaster(file("degrees.tif"), degrees, [](int c, int r, int band) {
        return band == 1 ? 2 * c : band == 2 ? 2 * r : 9;
    });
    const auto source = openImagery({{.path = path}});
    const auto transform = Transform::create(crsOf("EPSG:4326"), crsOf("EPSG:3405"));
    const auto p = transform->forward(degrees.centre(30, 70));
    EXPECT_THAT(pixelAt(*source, *p), ElementsAre(60, 140, 9, 255));
}

TEST_F(ImageryTest, TheFinestVisiblePictureSaysTheCell) {
    RasterSpec fine{.geotransform = {580000.0, 2.0, 0.0, 2320000.0, 0.0, -2.0}};
    const std::string coarse = plain("coarse.tif", 1, 2, 3), sharp = plain("sharp.tif", 1, 2, 3, fine);
    const auto source = openImagery({{.path = coarse}, {.path = sharp}});
    EXPECT_NEAR(*source->cellAtM(fine.bounds()), 2.0, 0.01);
    EXPECT_NEAR(*source->cellAtM({580900.0, 2319000.0, 581000.0, 2319100.0}), 10.0, 0.01);
    EXPECT_FALSE(source->cellAtM({0.0, 0.0, 1.0, 1.0}));
    EXPECT_NEAR(*source->with({{.path = coarse}, {.path = sharp, .visible = false}})->cellAtM(fine.bounds()), 10.0,
                0.01);
}

TEST_F(ImageryTest, NumbersAreNotAPicture) {
    const auto source =
        ImagerySource::open({{.path = writeGround(file("heights.tif"), {}, plane)}}, crsOf("EPSG:3405"));
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(source.error().message,
                AllOf(HasSubstr("heights.tif"), HasSubstr("Float32"), HasSubstr("--elevation")));
}

TEST_F(ImageryTest, NoCrsIsRefusedSayingWhatToDo) {
    const auto source = ImagerySource::open({{.path = plain("scan.tif", 1, 2, 3, {.crs = ""})}}, crsOf("EPSG:3405"));
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::NoCrs);
    EXPECT_THAT(source.error().message,
                AllOf(HasSubstr("scan.tif"), HasSubstr("gdal_edit.py -a_srs"), HasSubstr("--crs")));
}

TEST_F(ImageryTest, AMissingPictureIsNotFound) {
    const auto source = ImagerySource::open({{.path = file("missing.tif")}}, crsOf("EPSG:3405"));
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::NotFound);
}

TEST_F(ImageryTest, NoPicturesAtAllAreAnEmptySource) {
    const auto source = openImagery({});
    EXPECT_TRUE(source->bounds().isEmpty());
    EXPECT_TRUE(readPixels(*source, {{0.0, 0.0, 1.0, 1.0}, 3, 3}).isEmpty);
}

TEST_F(ImageryTest, OnePixelIsAPicture) {
    const auto source = openImagery({{.path = plain("pixel.tif", 9, 8, 7, {.columns = 1, .rows = 1})}});
    EXPECT_THAT(pixelAt(*source, {580002.0, 2319993.0}), ElementsAre(9, 8, 7, 255));
}

TEST_F(ImageryTest, ReadingStopsWhenAsked) {
    const auto source = openImagery({{.path = plain("red.tif", 200, 0, 0)}});
    std::stop_source stop;
    stop.request_stop();
    const auto pixels = source->read({source->bounds(), 9, 9}, stop.get_token());
    ASSERT_FALSE(pixels);
    EXPECT_EQ(pixels.error().code, ErrorCode::Cancelled);
}

TEST_F(ImageryTest, ManyThreadsReadTheSame) {
    const auto source = openImagery({{.path = ramp("ramp.tif")}}, "EPSG:3406");
    const GridSpec fine{source->bounds(), 257, 257}, coarse{source->bounds(), 33, 33};
    const RgbaGrid expectedFine = readPixels(*source, fine), expectedCoarse = readPixels(*source, coarse);
    std::vector<int> differences(8, 0);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int k = 0; k < 10; ++k) {
                    const auto a = source->read(fine);
                    const auto b = source->read(coarse);
                    if (!a || a->rgba != expectedFine.rgba || !b || b->rgba != expectedCoarse.rgba) ++differences[t];
                }
            });
        }
    }
    EXPECT_THAT(differences, ::testing::Each(0));
}

}  // namespace
}  // namespace saban::geo
