#pragma once

#include <osg/MatrixTransform>
#include <osg/ref_ptr>

#include "geo/tiles/tile_grid.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// One tile in the scene graph: a surface and, where there are any, walls. Positions are relative to the tile's centre.
class TileNode : public osg::MatrixTransform {
   public:
    /// Takes what it needs of the content; its buffers are freed once they are on the graphics side.
    TileNode(TileContent content, const geo::Bounds& bounds, const SceneFrame& frame, osg::StateSet* wallState);

    /// Puts the tile where it belongs under another exaggeration.
    void place(const SceneFrame& frame);

    int surfaceTriangles() const { return surfaceTriangles_; }
    float errorM() const { return errorM_; }
    std::size_t bytes() const { return bytes_; }

   private:
    osg::ref_ptr<osg::Node> makeSurface(TileContent& content, const geo::Bounds& bounds);
    osg::ref_ptr<osg::Node> makeWalls(TileContent& content, const geo::Bounds& bounds, osg::StateSet* wallState);

    glm::dvec3 centre_;  ///< table CRS, reference height
    int surfaceTriangles_;
    float errorM_;
    std::size_t bytes_ = 0;
    osg::Vec4Array* surfaceTile_ = nullptr;  ///< centre relative to the scene's origin, for lines at round coordinates
    osg::Vec4Array* wallTile_ = nullptr;
};

/// Vertex attribute numbers shared with the shaders (numbers that no fixed-function attribute aliases).
enum TileAttribute : unsigned { kTilePosition = 0, kTileTexCoord = 1, kTileCentre = 6, kTileSpacing = 7 };

/// Texture units of a tile.
enum TileTexture : unsigned { kTileColour = 0, kTileHeight = 1 };

}  // namespace saban::viewer
