// The lines of another CRS on a tile.
#include <glm/common.hpp>
#include <osg/Uniform>
#include <string>

#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

constexpr double kPoints = geo::TileGrid::kCells + 1;

constexpr double kWiden = kPoints / (kPoints - 1.0);  // the outermost texels' centres lie on the tile's edges

/// Terms for texture coordinates from the middle, two to a uniform.
void setTerms(osg::StateSet& state, const std::string& name, const GroundGrid::Terms& terms) {
    for (std::size_t i = 0; i < terms.size(); i += 2) {
        const glm::dvec2 a = terms[i] * (i == 0 ? 1.0 : i == 2 ? kWiden : kWiden * kWiden), b = terms[i + 1] * (i == 0 ? kWiden : kWiden * kWiden);
        state.addUniform(new osg::Uniform((name + static_cast<char>('A' + i / 2)).c_str(),
                                          osg::Vec4(static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x), static_cast<float>(b.y))));
    }
}

/// In intervals, the constant less whole numbers of strong lines: small numbers keep their digits in the shader.
GroundGrid::Terms inIntervals(const GroundGrid::Terms& terms, const GridInterval& interval) {
    GroundGrid::Terms scaled = terms;
    for (glm::dvec2& term : scaled) term /= interval.step;
    const auto strong = static_cast<double>(interval.strong);
    scaled[0] -= glm::floor(scaled[0] / strong) * strong;
    return scaled;
}

}  // namespace

void TileNode::applyOtherGrid() {
    if (fittedGrid_ != lines_.otherGrid) {
        fittedGrid_ = lines_.otherGrid;
        otherFit_ = fittedGrid_->fit(bounds_);
    }
    if (!otherFit_) return;
    setTerms(*textures_, "uGrid", inIntervals(otherFit_->terms, lines_.otherInterval));
    textures_->addUniform(new osg::Uniform("uGridStrong", static_cast<float>(lines_.otherInterval.strong)));
    if (!otherFit_->beyond) return;
    setTerms(*textures_, "uBeyond", inIntervals(otherFit_->beyond->terms, lines_.otherInterval));
    GroundGrid::Terms border;
    for (std::size_t i = 0; i < border.size(); ++i) border[i] = {otherFit_->beyond->border[i], 0.0};
    setTerms(*textures_, "uBorder", border);
}

}  // namespace saban::viewer
