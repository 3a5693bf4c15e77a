#include "viewer/terrain/tile_node.h"

#include <algorithm>
#include <cmath>
#include <osg/Texture2D>
#include <cstring>

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;

osg::ref_ptr<osg::Vec4Array> makePositions(const std::vector<TileContent::Vertex>& vertices) {
    osg::ref_ptr<osg::Vec4Array> positions = new osg::Vec4Array(static_cast<unsigned>(vertices.size()));
    std::transform(vertices.begin(), vertices.end(), positions->begin(),
                   [](const TileContent::Vertex& v) { return osg::Vec4(v.x, v.y, v.z, v.foot); });
    positions->setBinding(osg::Array::BIND_PER_VERTEX);
    positions->setVertexBufferObject(new osg::VertexBufferObject);
    return positions;
}

osg::ref_ptr<osg::Vec4Array> makeConstant(const osg::Vec4& value) {
    osg::ref_ptr<osg::Vec4Array> array = new osg::Vec4Array(1);
    (*array)[0] = value;
    array->setBinding(osg::Array::BIND_OVERALL);
    return array;
}

osg::ref_ptr<osg::Geometry> makeGeometry(osg::Vec4Array* positions, const std::vector<std::uint32_t>& triangles,
                                         const geo::Bounds& bounds) {
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setCullingActive(false);
    geometry->setVertexAttribArray(kTilePosition, positions);
    if (positions->size() <= 65535) {
        osg::ref_ptr<osg::DrawElementsUShort> elements = new osg::DrawElementsUShort(GL_TRIANGLES, static_cast<unsigned>(triangles.size()));
        for (std::size_t i = 0; i < triangles.size(); ++i) (*elements)[i] = static_cast<GLushort>(triangles[i]);
        geometry->addPrimitiveSet(elements);
    } else {
        geometry->addPrimitiveSet(new osg::DrawElementsUInt(GL_TRIANGLES, triangles.begin(), triangles.end()));
    }
    const auto radius = static_cast<float>(std::max(bounds.width(), bounds.height()));
    geometry->setInitialBound(osg::BoundingBox(-radius, -radius, -radius, radius, radius, radius));
    return geometry;
}

/// `isOnce`: the image is not needed after it went to the graphics side.
osg::ref_ptr<osg::Texture2D> makeTexture(osg::Image* image, GLenum internalFormat, bool isOnce) {
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(image);
    texture->setInternalFormat(internalFormat);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture->setResizeNonPowerOfTwoHint(false);
    texture->setUnRefImageDataAfterApply(isOnce);
    return texture;
}

osg::ref_ptr<osg::Image> makeImage(const void* data, std::size_t bytes, GLint internalFormat, GLenum format, GLenum type) {
    osg::ref_ptr<osg::Image> image = new osg::Image;
    image->allocateImage(kPoints, kPoints, 1, format, type);
    image->setInternalTextureFormat(internalFormat);
    std::memcpy(image->data(), data, bytes);
    return image;
}

osg::ref_ptr<osg::Texture2D> makeColour(const std::vector<std::uint8_t>& rgba) {
    return makeTexture(makeImage(rgba.data(), rgba.size(), GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE), GL_RGBA8, true);
}

}  // namespace

TileNode::TileNode(const TileContent& content, const geo::Bounds& bounds, const SceneFrame& frame, const TerrainState& shared)
    : shared_(shared),
      centre_(bounds.center(), content.referenceM),
      hasHoles_(content.hasHoles),
      hasImage_(content.hasImage),
      betweenPointsM_(content.betweenPointsM),
      bounds_(bounds),
      textures_(new osg::StateSet),
      surfaceGroup_(new osg::Group),
      wallGroup_(new osg::Group),
      grid_(makeConstant(osg::Vec4())),
      skirt_(makeConstant(osg::Vec4())),
      wallTile_(makeConstant(osg::Vec4())) {
    setCullingActive(false);
    surfaceGroup_->setCullingActive(false);
    wallGroup_->setCullingActive(false);
    addChild(surfaceGroup_);
    addChild(wallGroup_);
    surfaceGroup_->setStateSet(shared_.surface({.hasHoles = hasHoles_}));
    wallGroup_->setStateSet(shared_.walls());

    colour_ = makeColour(content.colour);
    textures_->setTextureAttribute(kTileColour, colour_);
    heights_ = makeImage(content.heightM.data(), content.heightM.size() * sizeof(float), GL_R32F, GL_RED, GL_FLOAT);

    if (hasHoles_)
        for (std::size_t i = 3; i < content.colour.size(); i += 4) voids_.push_back(content.colour[i] == 0);

    // Texture coordinates follow from the position: the outermost texels lie on the tile's edges.
    const auto texels = static_cast<float>(kPoints);
    const float scale = (texels - 1.0f) / texels;
    spacing_ = makeConstant(osg::Vec4(scale / static_cast<float>(bounds.width()), scale / static_cast<float>(bounds.height()),
                                                static_cast<float>(content.referenceM), 0.0f));
    positions_ = makePositions(content.ground);
    const auto wallPositions = makePositions(content.walls);
    bytes_ = content.colour.size() + content.heightM.size() * sizeof(float) + (content.ground.size() + content.walls.size()) * 16;
    for (const TileContent::Detail& detail : content.details) {
        Detail& made = details_.emplace_back();
        made.surface = makeGeometry(positions_, detail.groundTriangles, bounds);
        made.surface->setVertexAttribArray(kTileSpacing, spacing_);
        made.surface->setVertexAttribArray(kTileGrid, grid_);
        made.surface->setVertexAttribArray(kTileSkirt, skirt_);
        made.surface->setStateSet(textures_);
        if (!detail.wallTriangles.empty()) {
            made.walls = makeGeometry(wallPositions, detail.wallTriangles, bounds);
            made.walls->setVertexAttribArray(kTileCentre, wallTile_);
        }
        made.triangles = static_cast<int>(detail.groundTriangles.size() / 3);
        made.errorM = detail.errorM;
        bytes_ += (detail.groundTriangles.size() + detail.wallTriangles.size()) * sizeof(std::uint32_t);
    }
    detail_ = -1;
    setDetail(0);
    place(frame);
}

void TileNode::repaint(const TilePaint& paint) {
    colour_ = makeColour(paint.colour);
    textures_->setTextureAttribute(kTileColour, colour_);
    if (paint.hasImage == hasImage_) return;
    hasImage_ = paint.hasImage;
    applyLines();
}

std::span<const float> TileNode::heights() const {
    return {reinterpret_cast<const float*>(heights_->data()), static_cast<std::size_t>(kPoints) * kPoints};
}

std::optional<double> TileNode::heightAt(glm::dvec2 point) const {
    constexpr int kCells = geo::TileGrid::kCells;
    const double x = std::clamp((point.x - bounds_.minE) / bounds_.width(), 0.0, 1.0) * kCells;
    const double y = std::clamp((point.y - bounds_.minN) / bounds_.height(), 0.0, 1.0) * kCells;
    const int x0 = std::min(static_cast<int>(x), kCells - 1), y0 = std::min(static_cast<int>(y), kCells - 1);
    const double fx = x - x0, fy = y - y0;
    const auto at = [](int column, int row) { return static_cast<std::size_t>(row) * kPoints + column; };
    if (!voids_.empty() && voids_[at(fx < 0.5 ? x0 : x0 + 1, fy < 0.5 ? y0 : y0 + 1)]) return std::nullopt;
    const std::span<const float> heights = this->heights();
    const auto h = [&](int column, int row) { return static_cast<double>(heights[at(column, row)]); };
    return centre_.z + (h(x0, y0) * (1 - fx) + h(x0 + 1, y0) * fx) * (1 - fy) + (h(x0, y0 + 1) * (1 - fx) + h(x0 + 1, y0 + 1) * fx) * fy;
}

void TileNode::place(const SceneFrame& frame) {
    const glm::dvec3 scene = frame.toScene(centre_);
    setMatrix(osg::Matrixd::translate(scene.x, scene.y, scene.z));
    (*wallTile_)[0] = osg::Vec4(static_cast<float>(scene.x), static_cast<float>(scene.y), static_cast<float>(scene.z),
                                static_cast<float>(centre_.z));
    wallTile_->dirty();
}

int TileNode::detailFor(double toleranceM) const {
    int detail = detailCount() - 1;
    while (detail > 0 && details_[detail].errorM > toleranceM) --detail;
    return detail;
}

bool TileNode::setDetail(int detail) {
    if (detail == detail_) return false;
    detail_ = detail;
    surfaceGroup_->removeChildren(0, surfaceGroup_->getNumChildren());
    wallGroup_->removeChildren(0, wallGroup_->getNumChildren());
    surfaceGroup_->addChild(details_[detail].surface);
    if (details_[detail].walls) wallGroup_->addChild(details_[detail].walls);
    return true;
}

bool TileNode::setSkirt(float depthM) {
    // In steps, so that a calm view changes nothing.
    const float stepped = std::exp2(std::ceil(std::log2(std::max(depthM, 1e-3f)) * 2.0f) / 2.0f);
    if (stepped == (*skirt_)[0].x()) return false;
    (*skirt_)[0].x() = stepped;
    skirt_->dirty();
    return true;
}

bool TileNode::setLines(const TileLines& lines) {
    if (lines == lines_) return false;
    lines_ = lines;
    applyLines();
    return true;
}

bool TileNode::setCut(bool isCut) {
    if (isCut == isCut_) return false;
    isCut_ = isCut;
    wallGroup_->setStateSet(shared_.walls(isCut_));
    applyProgram();
    return true;
}

bool TileNode::hasContours() const { return cover().hasImage ? lines_.contoursOnPictures : lines_.contoursOnBareGround; }

void TileNode::applyLines() {
    if (hasContours()) {
        textures_->setTextureAttribute(kTileHeight, makeTexture(heights_, GL_R32F, false));
    } else {
        textures_->removeTextureAttribute(kTileHeight, osg::StateAttribute::TEXTURE);
    }
    if (lines_.otherGrid)
        applyOtherGrid();
    else if (gridLines() == TileGridLines::Straight)
        applyStraightGrid();
    applyProgram();
}

void TileNode::applyStraightGrid() {
    const double interval = lines_.gridIntervalM, texels = kPoints;
    const auto phase = [&](double from, double to) {  // the first texel's centre lies on the tile's edge
        const double half = (to - from) / (texels - 1) / 2;
        return static_cast<float>((from - half) / interval - std::floor(from / interval));
    };
    const double widen = texels / (texels - 1);
    (*grid_)[0] = osg::Vec4(static_cast<float>(bounds_.width() * widen / interval), static_cast<float>(bounds_.height() * widen / interval),
                            phase(bounds_.minE, bounds_.maxE), phase(bounds_.minN, bounds_.maxN));
    grid_->dirty();
}

void TileNode::applyProgram() {
    surfaceGroup_->setStateSet(
        shared_.surface({.hasHoles = hasHoles_, .hasContours = hasContours(), .grid = gridLines(), .isMorphing = isMorphing(), .isCut = isCut_}));
}

void TileNode::beginMorph(const TileNode& from, const geo::TableEdges& fixedSides) {
    const double edgeE = 0.25 * bounds_.width() / geo::TileGrid::kCells, edgeN = 0.25 * bounds_.height() / geo::TileGrid::kCells;
    osg::ref_ptr<osg::FloatArray> heights = new osg::FloatArray(static_cast<unsigned>(positions_->size()));
    heights->setBinding(osg::Array::BIND_PER_VERTEX);
    for (unsigned i = 0; i < positions_->size(); ++i) {
        const glm::dvec2 at(centre_.x + (*positions_)[i].x(), centre_.y + (*positions_)[i].y());
        const bool isFixed = (fixedSides.west && at.x < bounds_.minE + edgeE) || (fixedSides.east && at.x > bounds_.maxE - edgeE) ||
                             (fixedSides.south && at.y < bounds_.minN + edgeN) || (fixedSides.north && at.y > bounds_.maxN - edgeN);
        // Skirts hang as deep as they do: the difference is that of the two surfaces above them.
        const auto before = from.heightAt(at), here = heightAt(at);
        (*heights)[i] = before && here && !isFixed ? static_cast<float>(*before - *here) : 0.0f;
    }
    beginFrom(from.cover(), heights);
    applyProgram();
}

/// `heights`: by how much the surface is higher at first.
void TileNode::beginFrom(const Cover& before, osg::FloatArray* heights) {
    fromHeights_ = heights;
    const double texels = kPoints, half = 0.5 / texels, used = 1.0 - 1.0 / texels;  // the outermost texels lie on the tile's edges
    const double scaleE = bounds_.width() / before.bounds.width(), scaleN = bounds_.height() / before.bounds.height();
    const auto offset = [&](double min, double fromMin, double fromSize, double scale) {
        return static_cast<float>(half + used * (min - fromMin) / fromSize - half * scale);
    };
    const auto area = makeConstant(osg::Vec4(static_cast<float>(scaleE), static_cast<float>(scaleN),
                                             offset(bounds_.minE, before.bounds.minE, before.bounds.width(), scaleE),
                                             offset(bounds_.minN, before.bounds.minN, before.bounds.height(), scaleN)));
    for (const Detail& detail : details_) {
        detail.surface->setVertexAttribArray(kTileFrom, fromHeights_);
        detail.surface->setVertexAttribArray(kTileFromArea, area);
    }
    textures_->setTextureAttribute(kTileFromColour, before.colour);
    setMorph(1.0f);
}

bool TileNode::borrowColours(const TileNode& from) {
    const Cover lent = from.cover();
    if (lender_ && lender_->colour == lent.colour) return false;
    lender_ = lent;
    osg::ref_ptr<osg::FloatArray> none = new osg::FloatArray(1);
    none->setBinding(osg::Array::BIND_OVERALL);
    beginFrom(lent, none);
    applyLines();
    return true;
}

void TileNode::returnColours() {
    lender_.reset();
    applyLines();
}

void TileNode::setMorph(float left) {
    if (!isMorphing()) return;
    (*spacing_)[0].w() = left;
    spacing_->dirty();
    if (left > 0.0f) return;
    for (const Detail& detail : details_) {
        detail.surface->setVertexAttribArray(kTileFrom, nullptr);
        detail.surface->setVertexAttribArray(kTileFromArea, nullptr);
    }
    textures_->removeTextureAttribute(kTileFromColour, osg::StateAttribute::TEXTURE);
    fromHeights_ = nullptr;
    applyProgram();
}

/// Most tiles near the eye lie between the grid lines: they need not look for them in every fragment.
TileGridLines TileNode::gridLines() const {
    if (lines_.otherGrid) {
        if (!otherFit_) return TileGridLines::None;
        return otherFit_->beyond ? TileGridLines::CurvedWithBorder : TileGridLines::Curved;
    }
    const double interval = lines_.gridIntervalM;
    if (interval <= 0.0) return TileGridLines::None;
    const double margin = 4.0 * std::max(bounds_.width(), bounds_.height()) / kPoints;  // a line is wider than nothing
    const auto meets = [&](double from, double to) { return std::floor((to + margin) / interval) >= std::ceil((from - margin) / interval); };
    return meets(bounds_.minE, bounds_.maxE) || meets(bounds_.minN, bounds_.maxN) ? TileGridLines::Straight : TileGridLines::None;
}

}  // namespace saban::viewer
