#include "viewer/overlay/stroke_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <tuple>

namespace saban::viewer {

namespace {

constexpr int kMostPieces = 64;         // between two points of a stroke
constexpr double kPieceWidths = 12.0;   // longest piece, by the stroke's width

bool isSameColour(const geo::Colour& a, const geo::Colour& b) { return std::tie(a.red, a.green, a.blue, a.alpha) == std::tie(b.red, b.green, b.blue, b.alpha); }

bool isPlace(glm::dvec2 at) { return std::isfinite(at.x) && std::isfinite(at.y); }

double widthAt(const GroundInk::Stroke& stroke, std::size_t i) { return stroke.widthM * (i < stroke.pressures.size() ? std::max(stroke.pressures[i], 0.05f) : 1.0); }

std::optional<double> heightOf(const GroundInk::Stroke& stroke, std::size_t i) { return i < stroke.heightsM.size() ? stroke.heightsM[i] : std::nullopt; }

}  // namespace

InkGeometry::InkGeometry() {
    setUseDisplayList(false);
    setUseVertexBufferObjects(true);
    setDataVariance(osg::Object::DYNAMIC);
    setCullingActive(false);
}

StrokeMesh::StrokeMesh()
    : node_(new osg::MatrixTransform),
      from_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      to_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      shape_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      colour_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    node_->setCullingActive(false);
    const osg::ref_ptr<osg::Geometry> mesh = new InkGeometry;
    mesh->setVertexAttribArray(0, from_);
    mesh->setVertexAttribArray(1, to_);
    mesh->setVertexAttribArray(2, shape_);
    mesh->setVertexAttribArray(3, colour_);
    mesh->addPrimitiveSet(triangles_);
    node_->addChild(mesh);
}

void StrokeMesh::set(const GroundInk::Stroke& stroke) {
    if (stroke == stroke_) return;
    const bool isSameInk = stroke.tool == stroke_.tool && isSameColour(stroke.colour, stroke_.colour) && stroke.widthM == stroke_.widthM &&
                           stroke.pressures.empty() == stroke_.pressures.empty();
    std::size_t same = 0;
    const auto isSamePoint = [&](std::size_t i) {
        return stroke.points[i] == stroke_.points[i] && widthAt(stroke, i) == widthAt(stroke_, i) && heightOf(stroke, i) == heightOf(stroke_, i);
    };
    if (isSameInk)
        while (same < stroke.points.size() && same < stroke_.points.size() && isSamePoint(same)) ++same;
    // The first point is the mesh's origin; a dot has a piece of its own.
    same = std::min(same, firstPieces_.size());
    if (same < 2) {
        pieces_.clear();
        firstPieces_.clear();
    } else {
        pieces_.resize(firstPieces_[same - 1]);
        firstPieces_.resize(same);
    }
    stroke_ = stroke;
    isMade_ = false;
}

void StrokeMesh::update(const SceneFrame& frame, const HeightAt& heightAt, std::uint64_t heightsVersion, double otherwiseM, const osg::Vec4& colour) {
    if (stroke_.points.empty() || !isPlace(stroke_.points.front())) {
        node_->setNodeMask(0u);
        return;
    }
    const glm::dvec2 origin = stroke_.points.front();
    const bool isNewGround = heightsVersion != heightsVersion_;
    if (!isMade_) addPieces();
    if (!isMade_ || isNewGround) {
        const std::size_t firstNew = isNewGround ? 0 : std::min(made_, pieces_.size());
        if (firstNew == 0) originM_ = heightOf(stroke_, 0).value_or(heightAt(origin).value_or(otherwiseM));
        for (std::size_t i = firstNew; i < pieces_.size(); ++i) seat(i, heightAt, otherwiseM);
    }
    if (!isMade_ || isNewGround || colour != madeColour_) write(colour);
    isMade_ = true;
    heightsVersion_ = heightsVersion;
    madeColour_ = colour;
    const glm::dvec3 at = frame.toScene({origin, originM_});
    node_->setMatrix(osg::Matrixd::translate(at.x, at.y, at.z));
    node_->setNodeMask(~0u);
}

void StrokeMesh::addPieces() {
    made_ = pieces_.size();
    const auto half = [this](std::size_t i) { return static_cast<float>(widthAt(stroke_, i) / 2.0); };
    if (stroke_.points.size() == 1) {
        pieces_ = {{.from = stroke_.points[0], .to = stroke_.points[0], .halfFrom = half(0), .halfTo = half(0), .givenFromM = heightOf(stroke_, 0), .givenToM = heightOf(stroke_, 0)}};
        firstPieces_.clear();
        made_ = 0;
        return;
    }
    if (firstPieces_.empty()) {
        pieces_.clear();
        firstPieces_.push_back(0);
        made_ = 0;
    }
    for (std::size_t i = firstPieces_.size(); i < stroke_.points.size(); ++i) {
        const glm::dvec2 a = stroke_.points[i - 1], b = stroke_.points[i];
        if (!isPlace(a) || !isPlace(b)) {
            firstPieces_.push_back(pieces_.size());
            continue;
        }
        if (heightOf(stroke_, i - 1) || heightOf(stroke_, i)) {  // straight, whatever lies beneath
            pieces_.push_back({.from = a, .to = b, .halfFrom = half(i - 1), .halfTo = half(i), .givenFromM = heightOf(stroke_, i - 1), .givenToM = heightOf(stroke_, i)});
            firstPieces_.push_back(pieces_.size());
            continue;
        }
        const double longestM = std::max({kPieceWidths * stroke_.widthM, 1.0});
        const int count = std::clamp(static_cast<int>(std::ceil(glm::distance(a, b) / longestM)), 1, kMostPieces);
        for (int k = 0; k < count; ++k) {
            const double t0 = static_cast<double>(k) / count, t1 = static_cast<double>(k + 1) / count;
            pieces_.push_back({.from = glm::mix(a, b, t0), .to = glm::mix(a, b, t1),
                               .halfFrom = static_cast<float>(glm::mix(half(i - 1), half(i), static_cast<float>(t0))),
                               .halfTo = static_cast<float>(glm::mix(half(i - 1), half(i), static_cast<float>(t1)))});
        }
        firstPieces_.push_back(pieces_.size());
    }
}

/// How far the ground is off a straight way is looked up at its middle and beside it: the box must hold the ground.
void StrokeMesh::seat(std::size_t i, const HeightAt& heightAt, double otherwiseM) {
    Piece& piece = pieces_[i];
    const auto at = [&](glm::dvec2 place) { return heightAt(place).value_or(otherwiseM); };
    if (piece.isOnSolid()) {
        piece.fromM = piece.givenFromM.value_or(at(piece.from));
        piece.toM = piece.givenToM.value_or(at(piece.to));
        piece.offM = -1.0;
        return;
    }
    piece.fromM = i > 0 && pieces_[i - 1].to == piece.from ? pieces_[i - 1].toM : at(piece.from);
    piece.toM = piece.to == piece.from ? piece.fromM : at(piece.to);
    const glm::dvec2 way = piece.to - piece.from;
    const double length = glm::length(way), half = std::max(piece.halfFrom, piece.halfTo);
    const glm::dvec2 side = (length > 0.0 ? glm::dvec2(-way.y, way.x) / length : glm::dvec2(1.0, 0.0)) * half;
    const glm::dvec2 middle = (piece.from + piece.to) / 2.0;
    const double middleM = (piece.fromM + piece.toM) / 2.0;
    piece.offM = 0.0;
    for (const glm::dvec2 place : {middle, middle + side, middle - side}) piece.offM = std::max(piece.offM, std::abs(at(place) - middleM));
    piece.offM = piece.offM * 1.5 + 0.5;
}

void StrokeMesh::write(const osg::Vec4& colour) {
    from_->clear();
    to_->clear();
    shape_->clear();
    colour_->clear();
    triangles_->clear();
    const glm::dvec3 origin(stroke_.points.front(), originM_);
    const auto near = [&](glm::dvec2 at, double heightM) {
        return osg::Vec3(static_cast<float>(at.x - origin.x), static_cast<float>(at.y - origin.y), static_cast<float>(heightM - origin.z));
    };
    // Corner by bits: 1 the far end, 2 the left side, 4 the top. Anticlockwise from outside.
    static constexpr std::array<unsigned, 36> kBox{0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5};
    for (const Piece& piece : pieces_) {
        const auto first = static_cast<unsigned>(from_->size());
        for (int corner = 0; corner < 8; ++corner) {
            from_->push_back(near(piece.from, piece.fromM));
            to_->push_back(near(piece.to, piece.toM));
            shape_->push_back({piece.halfFrom, piece.halfTo, static_cast<float>(piece.offM), static_cast<float>(corner)});
            colour_->push_back(colour);
        }
        for (const unsigned corner : kBox) triangles_->push_back(first + corner);
    }
    from_->dirty();
    to_->dirty();
    shape_->dirty();
    colour_->dirty();
    triangles_->dirty();
}

}  // namespace saban::viewer
