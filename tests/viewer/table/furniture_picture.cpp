#include "tests/viewer/table/furniture_picture.h"

#include <cmath>
#include <glm/gtc/type_ptr.hpp>
#include <glm/mat4x4.hpp>
#include <glm/trigonometric.hpp>
#include <osg/ClipControl>
#include <osg/Depth>
#include <osg/GLExtensions>
#include <osgViewer/GraphicsWindow>
#include <osgViewer/Viewer>

#include "viewer/render/framebuffer.h"

namespace saban::viewer::test {

namespace {

/// Depth 1 at the near plane, 0 at infinity.
glm::dmat4 projectionMatrix(const Projection& projection) {
    const double f = 1.0 / std::tan(glm::radians(projection.fovYDeg) / 2.0);
    glm::dmat4 m(0.0);
    m[0][0] = f * projection.sizePx.y / projection.sizePx.x;
    m[1][1] = f;
    m[2][3] = -1.0;
    m[3][2] = 0.05;
    return m;
}

osg::Matrixd toOsg(const glm::dmat4& m) { return osg::Matrixd(glm::value_ptr(m)); }

}  // namespace

struct FurnitureStudio::Impl {
    std::unique_ptr<OffscreenContext> context;
};

FurnitureStudio::FurnitureStudio() : impl_(std::make_unique<Impl>()) {
    if (auto context = OffscreenContext::create()) impl_->context = std::move(*context);
}

FurnitureStudio::~FurnitureStudio() = default;

std::optional<Picture> FurnitureStudio::take(TableFurniture& furniture, const Viewpoint& view, const SceneFrame& frame,
                                             const Projection& projection, const Look& look) {
    if (!impl_->context) return std::nullopt;
    impl_->context->makeCurrent();
    furniture.update(view, frame, projection, look);

    const glm::ivec2 size = projection.sizePx;
    osg::ref_ptr<osgViewer::Viewer> viewer = new osgViewer::Viewer;
    osg::ref_ptr<osgViewer::GraphicsWindowEmbedded> window = new osgViewer::GraphicsWindowEmbedded(0, 0, size.x, size.y);
    viewer->setThreadingModel(osgViewer::ViewerBase::SingleThreaded);
    viewer->setLightingMode(osg::View::NO_LIGHT);
    osg::Camera& camera = *viewer->getCamera();
    camera.setGraphicsContext(window);
    camera.setViewport(0, 0, size.x, size.y);
    camera.setComputeNearFarMode(osg::CullSettings::DO_NOT_COMPUTE_NEAR_FAR);
    camera.setCullingMode(osg::CullSettings::NO_CULLING);
    camera.setClearMask(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    camera.setClearColor(osg::Vec4(1.0F, 0.0F, 1.0F, 1.0F));
    camera.setClearDepth(0.0);
    osg::StateSet& state = *camera.getOrCreateStateSet();
    state.setAttributeAndModes(new osg::ClipControl(osg::ClipControl::LOWER_LEFT, osg::ClipControl::ZERO_TO_ONE));
    state.setAttributeAndModes(new osg::Depth(osg::Depth::GEQUAL, 0.0, 1.0, true));
    camera.setViewMatrix(toOsg(viewMatrixOf(view, frame)));
    camera.setProjectionMatrix(toOsg(projectionMatrix(projection)));
    viewer->setSceneData(furniture.node());
    viewer->realize();

    std::optional<Picture> picture;
    Framebuffer buffer;
    if (buffer.ensure(size, 0, Framebuffer::Depth::Float32)) {
        osg::GLExtensions::Get(window->getState()->getContextID(), true)->glBindFramebuffer(GL_FRAMEBUFFER_EXT, buffer.id());
        window->setDefaultFboId(buffer.id());
        viewer->frame();
        picture = Picture{.sizePx = size, .rgb = buffer.readRgb()};
        buffer.release();
    }
    furniture.node()->releaseGLObjects(window->getState());
    viewer->setSceneData(nullptr);
    window->close();
    return picture;
}

std::array<int, 3> pixelAt(const Picture& picture, glm::ivec2 pixel) {
    const std::size_t at = 3 * (static_cast<std::size_t>(pixel.y) * static_cast<std::size_t>(picture.sizePx.x) +
                                static_cast<std::size_t>(pixel.x));
    return {picture.rgb.at(at), picture.rgb.at(at + 1), picture.rgb.at(at + 2)};
}

glm::dvec2 pixelOf(glm::dvec3 scene, const Viewpoint& view, const SceneFrame& frame, const Projection& projection) {
    const glm::dvec4 clip = projectionMatrix(projection) * viewMatrixOf(view, frame) * glm::dvec4(scene, 1.0);
    return {(clip.x / clip.w + 1.0) / 2.0 * projection.sizePx.x, (1.0 - clip.y / clip.w) / 2.0 * projection.sizePx.y};
}

int differingPixels(const Picture& a, const Picture& b) {
    int count = 0;
    for (int y = 0; y < a.sizePx.y; ++y)
        for (int x = 0; x < a.sizePx.x; ++x) count += pixelAt(a, {x, y}) != pixelAt(b, {x, y}) ? 1 : 0;
    return count;
}

}  // namespace saban::viewer::test
