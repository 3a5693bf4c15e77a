// Where an upright plane cuts the surface of a tile.
#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

const std::vector<CutPiece>& TileNode::piecesAlong(const Cut& cut) const {
    if (cutLine_ && cutLine_->cut == cut && cutLine_->detail == detail_ && !isMorphing()) return cutLine_->pieces;
    cutLine_ = CutLine{.cut = cut, .detail = isMorphing() ? -1 : detail_, .pieces = {}};
    const glm::dvec2 centre(centre_), inward = cut.inward(), along = cut.along();
    // A plane along a side of the tile touches its outermost points, as far as they are exact: a hair farther in it crosses triangles.
    const double centreInsideM = cut.insideM(centre) - cutSlackM(bounds_), centreAlongM = cut.alongM(centre);
    const float left = isMorphing() ? (*spacing_)[0].w() : 0.0f;
    const osg::PrimitiveSet& triangles = *details_[detail_].surface->getPrimitiveSet(0);
    struct Corner {
        double insideM, alongM, heightM;
        bool isFoot;
    };
    const auto corner = [&](unsigned i) {
        const unsigned vertex = triangles.index(i);
        const osg::Vec4& p = (*positions_)[vertex];
        const double from = left > 0.0f ? static_cast<double>((*fromHeights_)[vertex]) * left : 0.0;
        return Corner{.insideM = centreInsideM + inward.x * p.x() + inward.y * p.y(),
                      .alongM = centreAlongM + along.x * p.x() + along.y * p.y(),
                      .heightM = centre_.z + p.z() + from,
                      .isFoot = p.w() > 0.5f};
    };
    for (unsigned i = 0; i + 2 < triangles.getNumIndices(); i += 3) {
        const std::array<Corner, 3> corners{corner(i), corner(i + 1), corner(i + 2)};
        if (corners[0].isFoot || corners[1].isFoot || corners[2].isFoot) continue;  // of a skirt
        std::array<std::pair<double, double>, 2> crossing{};
        int count = 0;
        for (int k = 0; k < 3 && count < 2; ++k) {
            const Corner &a = corners[k], &b = corners[(k + 1) % 3];
            if ((a.insideM < 0.0) == (b.insideM < 0.0)) continue;
            const double t = a.insideM / (a.insideM - b.insideM);
            crossing[count++] = {a.alongM + (b.alongM - a.alongM) * t, a.heightM + (b.heightM - a.heightM) * t};
        }
        if (count < 2) continue;
        if (crossing[0].first > crossing[1].first) std::swap(crossing[0], crossing[1]);
        addPiece(cutLine_->pieces, {crossing[0].first, crossing[1].first, crossing[0].second, crossing[1].second}, cut);
    }
    return cutLine_->pieces;
}

/// Without what lies in holes.
void TileNode::addPiece(std::vector<CutPiece>& pieces, CutPiece piece, const Cut& cut) const {
    if (voids_.empty()) {
        pieces.push_back(piece);
        return;
    }
    const double cellM = std::min(bounds_.width(), bounds_.height()) / geo::TileGrid::kCells, lengthM = piece.toM - piece.fromM;
    const int steps = std::clamp(static_cast<int>(std::ceil(lengthM / (cellM * 0.5))), 1, 2048);
    const auto at = [&](int step) {
        const double t = static_cast<double>(step) / steps;
        return std::pair(piece.fromM + lengthM * t, piece.fromHeightM + (piece.toHeightM - piece.fromHeightM) * t);
    };
    for (int step = 0; step < steps; ++step) {
        const auto from = at(step), to = at(step + 1);
        if (heightAt(cut.at((from.first + to.first) / 2.0))) pieces.push_back({from.first, to.first, from.second, to.second});
    }
}

}  // namespace saban::viewer
