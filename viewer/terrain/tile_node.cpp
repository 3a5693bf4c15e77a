#include "viewer/terrain/tile_node.h"

#include <algorithm>
#include <osg/Geometry>
#include <osg/Texture2D>
#include <cstring>

namespace saban::viewer {

namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;

osg::ref_ptr<osg::Geometry> makeGeometry(const std::vector<TileContent::Vertex>& vertices, const std::vector<std::uint32_t>& triangles,
                                         const geo::Bounds& bounds) {
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setCullingActive(false);
    osg::ref_ptr<osg::Vec4Array> positions = new osg::Vec4Array(static_cast<unsigned>(vertices.size()));
    std::transform(vertices.begin(), vertices.end(), positions->begin(),
                   [](const TileContent::Vertex& v) { return osg::Vec4(v.x, v.y, v.z, v.foot); });
    geometry->setVertexAttribArray(kTilePosition, positions, osg::Array::BIND_PER_VERTEX);
    if (vertices.size() <= 65535) {
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

osg::Vec4Array* addConstant(osg::Geometry& geometry, unsigned attribute, const osg::Vec4& value) {
    osg::ref_ptr<osg::Vec4Array> array = new osg::Vec4Array(1);
    (*array)[0] = value;
    geometry.setVertexAttribArray(attribute, array, osg::Array::BIND_OVERALL);
    return array.get();
}

osg::ref_ptr<osg::Texture2D> makeTexture(osg::Image* image, GLenum internalFormat) {
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(image);
    texture->setInternalFormat(internalFormat);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture->setResizeNonPowerOfTwoHint(false);
    texture->setUnRefImageDataAfterApply(true);
    return texture;
}

osg::ref_ptr<osg::Image> makeImage(const void* data, std::size_t bytes, GLint internalFormat, GLenum format, GLenum type) {
    osg::ref_ptr<osg::Image> image = new osg::Image;
    image->allocateImage(kPoints, kPoints, 1, format, type);
    image->setInternalTextureFormat(internalFormat);
    std::memcpy(image->data(), data, bytes);
    return image;
}

}  // namespace

TileNode::TileNode(TileContent content, const geo::Bounds& bounds, const SceneFrame& frame, osg::StateSet* wallState)
    : centre_(bounds.center(), content.referenceM), surfaceTriangles_(content.surfaceTriangles), errorM_(content.errorM) {
    setCullingActive(false);
    addChild(makeSurface(content, bounds));
    if (!content.walls.empty()) addChild(makeWalls(content, bounds, wallState));
    bytes_ = content.colour.size() + content.heightM.size() * sizeof(float) + content.ground.size() * 16 +
             content.groundTriangles.size() * 4 + content.walls.size() * 16 + content.wallTriangles.size() * 4;
    place(frame);
}

void TileNode::place(const SceneFrame& frame) {
    const glm::dvec3 scene = frame.toScene(centre_);
    setMatrix(osg::Matrixd::translate(scene.x, scene.y, scene.z));
    const osg::Vec4 centre(static_cast<float>(scene.x), static_cast<float>(scene.y), static_cast<float>(scene.z),
                           static_cast<float>(centre_.z));
    for (osg::Vec4Array* array : {surfaceTile_, wallTile_}) {
        if (!array) continue;
        (*array)[0] = centre;
        array->dirty();
    }
}

osg::ref_ptr<osg::Node> TileNode::makeSurface(TileContent& content, const geo::Bounds& bounds) {
    auto geometry = makeGeometry(content.ground, content.groundTriangles, bounds);
    surfaceTile_ = addConstant(*geometry, kTileCentre, osg::Vec4());
    // Texture coordinates follow from the position: the outermost texels lie on the tile's edges.
    const auto texels = static_cast<float>(kPoints);
    const float scale = (texels - 1.0f) / texels;
    addConstant(*geometry, kTileSpacing,
                osg::Vec4(scale / static_cast<float>(bounds.width()), scale / static_cast<float>(bounds.height()),
                          content.hasHoles ? 1.0f : 0.0f, content.hasImage ? 1.0f : 0.0f));
    osg::StateSet* state = geometry->getOrCreateStateSet();
    state->setTextureAttribute(kTileColour, makeTexture(makeImage(content.colour.data(), content.colour.size(), GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE), GL_RGBA8));
    state->setTextureAttribute(kTileHeight, makeTexture(makeImage(content.heightM.data(), content.heightM.size() * sizeof(float), GL_R32F, GL_RED, GL_FLOAT), GL_R32F));
    return geometry;
}

osg::ref_ptr<osg::Node> TileNode::makeWalls(TileContent& content, const geo::Bounds& bounds, osg::StateSet* wallState) {
    auto geometry = makeGeometry(content.walls, content.wallTriangles, bounds);
    wallTile_ = addConstant(*geometry, kTileCentre, osg::Vec4());
    geometry->setStateSet(wallState);
    return geometry;
}

}  // namespace saban::viewer
