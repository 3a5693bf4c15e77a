#pragma once

#include <memory>
#include <osg/Node>
#include <osg/ref_ptr>

namespace saban::viewer {

/// What ink needs of the picture that is being drawn: its depth so far as a texture, and a mask beside it. Both are as large as the largest picture so far, and are read pixel by pixel.
/// Thread safety: one thread, one context.
class InkBuffers {
 public:
    static constexpr unsigned kDepthUnit = 6, kMaskUnit = 7;  ///< of textures; nobody else uses them

    InkBuffers();
    ~InkBuffers();

    // Nodes that do it when their turn comes in a bin that keeps the order of the graph.

    osg::Node* copyDepth();  ///< what was drawn so far; bound to `kDepthUnit`
    osg::Node* beginMask();  ///< what follows is drawn into the mask, which is empty at first
    osg::Node* endMask();    ///< what follows is drawn into the picture again; the mask is bound to `kMaskUnit`

    struct State;

 private:
    std::shared_ptr<State> state_;
    osg::ref_ptr<osg::Node> copyDepth_, beginMask_, endMask_;
};

}  // namespace saban::viewer
