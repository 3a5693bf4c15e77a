#include "viewer/terrain/cut_face.h"

#include <algorithm>

#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

constexpr double kOverlap = 0.5;  // of the inset: neighbouring pieces cover the hairline between them
constexpr double kGapM = 0.05;    // less is rounding, not a hole

bool areSame(const CutPiece& a, const CutPiece& b) {
    return a.fromM == b.fromM && a.toM == b.toM && a.fromHeightM == b.fromHeightM && a.toHeightM == b.toHeightM;
}

}  // namespace

CutFace::CutFace(const TerrainState& shared)
    : root_(new osg::MatrixTransform),
      geometry_(new osg::Geometry),
      positions_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      centre_(new osg::Vec4Array(osg::Array::BIND_OVERALL, 1)),
      triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)),
      scale_(new osg::Uniform("uScale", osg::Vec3(10.0f, 5.0f, 0.0f))),
      soil_(new osg::Uniform("uWall", osg::Vec2(1.0f, 0.0f))) {
    root_->setCullingActive(false);
    root_->addChild(geometry_);
    root_->setNodeMask(0);
    geometry_->setUseDisplayList(false);
    geometry_->setUseVertexBufferObjects(true);
    geometry_->setDataVariance(osg::Object::DYNAMIC);
    geometry_->setCullingActive(false);
    geometry_->setVertexAttribArray(kTilePosition, positions_);
    geometry_->setVertexAttribArray(kTileCentre, centre_);
    geometry_->addPrimitiveSet(triangles_);
    root_->setStateSet(shared.cutFace());
    geometry_->getOrCreateStateSet()->addUniform(scale_);
    geometry_->getOrCreateStateSet()->addUniform(soil_);  // in place of that of the block's sides
}

void CutFace::hide() {
    if (pieces_.empty() && root_->getNodeMask() == 0) return;
    pieces_.clear();
    root_->setNodeMask(0);
    ++version_;
}

void CutFace::show(const Cut& cut, const SceneFrame& frame, std::vector<CutPiece> pieces, double insetM) {
    std::sort(pieces.begin(), pieces.end(), [](const CutPiece& a, const CutPiece& b) { return a.fromM < b.fromM; });
    const bool isSame = cut == cut_ && frame.origin == frame_.origin && frame.exaggeration == frame_.exaggeration && pieces.size() == pieces_.size() &&
                        std::equal(pieces.begin(), pieces.end(), pieces_.begin(), areSame);
    if (isSame && insetM == insetM_ && root_->getNodeMask() != 0) return;
    pieces_ = std::move(pieces);
    cut_ = cut;
    frame_ = frame;
    insetM_ = insetM;
    root_->setNodeMask(pieces_.empty() ? 0 : ~0u);
    if (!isSame) ++version_;
    build();
}

void CutFace::build() {
    positions_->clear();
    triangles_->clear();
    if (pieces_.empty()) return;
    const double middleM = (pieces_.front().fromM + pieces_.back().toM) / 2.0;
    const glm::dvec3 middle = frame_.toScene({cut_.at(middleM) + cut_.inward() * insetM_, frame_.origin.z});
    root_->setMatrix(osg::Matrixd::translate(middle.x, middle.y, middle.z));
    (*centre_)[0] = osg::Vec4(static_cast<float>(middle.x), static_cast<float>(middle.y), static_cast<float>(middle.z), static_cast<float>(frame_.origin.z));
    const glm::dvec2 along = cut_.along();
    const auto add = [&](double alongM, double heightM) {
        const glm::dvec2 at = along * (alongM - middleM);
        for (const float foot : {0.0f, 1.0f})
            positions_->push_back({static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(heightM - frame_.origin.z), foot});
    };
    const double overlapM = insetM_ * kOverlap;
    for (const CutPiece& piece : pieces_) {
        const auto first = static_cast<GLuint>(positions_->size());
        add(piece.fromM - overlapM, piece.fromHeightM);
        add(piece.toM + overlapM, piece.toHeightM);
        for (const GLuint i : {0u, 1u, 2u, 2u, 1u, 3u}) triangles_->push_back(first + i);
    }
    positions_->dirty();
    centre_->dirty();
    triangles_->dirty();
    geometry_->dirtyBound();
}

std::optional<double> CutFace::lowestOver(double fromM, double toM) const {
    auto piece = std::lower_bound(pieces_.begin(), pieces_.end(), fromM, [](const CutPiece& p, double at) { return p.toM < at; });
    double lowest = 1e300, reached = fromM;
    for (; piece != pieces_.end() && piece->fromM <= toM; ++piece) {
        if (piece->fromM > reached + kGapM) return std::nullopt;
        lowest = std::min({lowest, piece->fromHeightM, piece->toHeightM});
        reached = std::max(reached, piece->toM);
    }
    return reached + kGapM < toM || lowest > 1e299 ? std::nullopt : std::optional(lowest);
}

}  // namespace saban::viewer
