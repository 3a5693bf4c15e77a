// What is drawn is told apart by people who see red and green alike.
#include "tests/support/colour_vision.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "layers/symbols/convention_profile.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {
namespace {

constexpr double kDistinct = 15.0;

std::uint32_t rgb(const std::string& hex) { return static_cast<std::uint32_t>(std::stoul(hex.substr(1), nullptr, 16)); }

// Pure red and green of like lightness: far apart for most, much nearer for others. White and black stay what they are.
TEST(ColourVision, SimulatesWhatDichromatsSee) {
    EXPECT_GT(test::difference(0xff0000, 0x00a000, test::Vision::Ordinary), 120.0);
    EXPECT_LT(test::difference(0xff0000, 0x00a000, test::Vision::Deuteranope), 60.0);
    EXPECT_NEAR(test::difference(0x000000, 0xffffff, test::Vision::Ordinary), 100.0, 0.1);
    EXPECT_NEAR(test::difference(0x808080, 0x808080, test::Vision::Protanope), 0.0, 1e-9);
    for (const test::Vision vision : {test::Vision::Deuteranope, test::Vision::Protanope}) EXPECT_GT(test::difference(0x0000ff, 0xffff00, vision), 100.0);
}

TEST(ColourVision, SidesAreToldApartByFillOrFrame) {
    for (const std::string& id : layers::builtInConventions()) {
        const auto profile = layers::builtInConvention(id);
        ASSERT_TRUE(profile);
        const std::vector sides{(*profile)->own, (*profile)->other, (*profile)->neutral, (*profile)->unknown};
        for (std::size_t i = 0; i < sides.size(); ++i)
            for (std::size_t k = i + 1; k < sides.size(); ++k)
                for (const test::Vision vision : {test::Vision::Ordinary, test::Vision::Deuteranope, test::Vision::Protanope})
                    EXPECT_GE(std::max(test::difference(rgb(sides[i].fill), rgb(sides[k].fill), vision), test::difference(rgb(sides[i].frame), rgb(sides[k].frame), vision)), kDistinct)
                        << id << " " << i << " " << k;
    }
}

TEST(ColourVision, IconsAreReadOnTheirFill) {
    for (const std::string& id : layers::builtInConventions()) {
        const auto profile = layers::builtInConvention(id);
        ASSERT_TRUE(profile);
        for (const auto& side : {(*profile)->own, (*profile)->other, (*profile)->neutral, (*profile)->unknown}) EXPECT_GE(test::contrast(rgb(side.icon), rgb(side.fill)), 4.5) << id;
    }
}

TEST(ColourVision, StatesOfStructuresAreToldApart) {
    using layers::StructureState;
    const std::vector<std::uint32_t> colours{structureColour(StructureState::Planned), structureColour(StructureState::UnderConstruction), structureColour(StructureState::Ready)};
    for (std::size_t i = 0; i < colours.size(); ++i) {
        for (std::size_t k = i + 1; k < colours.size(); ++k) EXPECT_GE(test::leastDifference(colours[i], colours[k]), kDistinct) << i << " " << k;
        EXPECT_GE(test::contrast(colours[i], 0xfffcf4), 3.0) << i;  // the pictogram in it
    }
}

}  // namespace
}  // namespace saban::viewer
