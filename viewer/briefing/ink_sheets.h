#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <vector>

#include "layers/model/uid.h"
#include "viewer/overlay/ground_ink.h"

namespace saban::app {

/// Strokes of a presentation, scene by scene, each with what can be taken back.
/// Thread safety: one thread.
class InkSheets {
   public:
    using Strokes = std::vector<viewer::GroundInk::Stroke>;

    /// Another scene: its own strokes.
    void setScene(const layers::Uid& scene);
    const layers::Uid& scene() const { return scene_; }
    const Strokes& strokes() const { return sheet().strokes; }

    void begin(viewer::GroundInk::Stroke stroke);
    /// The stroke that was begun last, as it is now.
    void replaceLast(viewer::GroundInk::Stroke stroke);

    /// Strokes that are touched from now on are one step to take back.
    void beginErasing();
    /// False when there is nothing within that distance of the place.
    bool erase(glm::dvec2 at, double withinM);

    /// Takes the last step back: a stroke, an erasing or a wiping. False when there is none.
    bool undo();
    bool canUndo() const { return !sheet().before.empty(); }
    /// False when there is nothing to wipe.
    bool wipe();

    /// Strokes of all scenes that were not kept as notes.
    std::map<layers::Uid, Strokes> notKept() const;
    void setKept();
    void setNotKept(const std::map<layers::Uid, Strokes>& strokes);

   private:
    struct Sheet {
        Strokes strokes, kept;
        std::vector<Strokes> before;  ///< each step
    };
    Sheet& sheet() { return sheets_[scene_]; }
    const Sheet& sheet() const;
    void remember();

    layers::Uid scene_;
    std::map<layers::Uid, Sheet> sheets_;
    bool isErasing_ = false;
};

}  // namespace saban::app
