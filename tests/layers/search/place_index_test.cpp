#include "layers/search/place_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace saban::layers {
namespace {

class PlaceIndexTest : public testing::Test {
 protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("saban_place_index_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// Points in EPSG:3405, each with a name and what it is.
    std::shared_ptr<const geo::VectorSource> openPlaces(const std::string& rows) {
        const std::string path = (folder_ / "places.geojson").string();
        std::ofstream(path) << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[)" << rows << "]}";
        const auto source = geo::VectorSource::open({{.path = path}}, *geo::Crs::fromEpsg(3405));
        EXPECT_TRUE(source) << source.error().message;
        return source ? *source : nullptr;
    }
    static std::string place(const std::string& name, const std::string& sort, double e, double n) {
        return R"({"type":"Feature","properties":{"name":")" + name + R"(","place":")" + sort + R"("},"geometry":{"type":"Point","coordinates":[)" + std::to_string(e) + "," +
               std::to_string(n) + "]}}";
    }
    static std::vector<std::string> namesOf(const std::vector<FoundPlace>& found) {
        std::vector<std::string> names;
        for (const FoundPlace& place : found) names.push_back(place.name);
        return names;
    }

    std::filesystem::path folder_;
    const geo::Bounds table_{480000.0, 2330000.0, 486000.0, 2336000.0};
};

TEST_F(PlaceIndexTest, FindsANameWithoutMarksAndTellsWhereItIs) {
    const auto source = openPlaces(place("Bản Nà Lốc", "village", 481000.0, 2331000.0) + "," + place("Suối Đá", "hamlet", 482000.0, 2332000.0));
    ASSERT_TRUE(source);
    const auto index = PlaceIndex::of(*source, table_);
    ASSERT_TRUE(index);
    const auto found = index->find("na loc", 10);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].name, "Bản Nà Lốc");
    EXPECT_NEAR(found[0].at.x, 481000.0, 0.01);
    EXPECT_NEAR(found[0].at.y, 2331000.0, 0.01);
    EXPECT_TRUE(found[0].isOnTable);
    EXPECT_TRUE(index->find("khong co", 10).empty());
}

TEST_F(PlaceIndexTest, PutsNamesBesideTheTableLastAndTownsFirst) {
    const auto source = openPlaces(place("Tân Lập", "town", 600000.0, 2331000.0) + "," + place("Tân Lập A", "hamlet", 481000.0, 2331000.0) + "," +
                                   place("Tân Lập B", "town", 482000.0, 2331000.0));
    ASSERT_TRUE(source);
    const auto found = PlaceIndex::of(*source, table_)->find("tan lap", 10);
    EXPECT_THAT(namesOf(found), testing::ElementsAre("Tân Lập B", "Tân Lập A", "Tân Lập"));
    EXPECT_FALSE(found.back().isOnTable);
}

TEST_F(PlaceIndexTest, KnowsWhatItWasMadeOf) {
    const auto source = openPlaces(place("A", "town", 481000.0, 2331000.0));
    ASSERT_TRUE(source);
    const auto index = PlaceIndex::of(*source, table_);
    EXPECT_TRUE(index->isOf(*source, table_));
    EXPECT_FALSE(index->isOf(*source, table_.grownBy(1.0)));
    auto faded = source->layers();
    faded[0].opacity = 0.5;
    EXPECT_TRUE(index->isOf(*source->with(faded), table_));
}

}  // namespace
}  // namespace saban::layers
