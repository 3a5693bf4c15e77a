#pragma once

#include <optional>

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {

/// Watches where a camera goes, to say where it will be.
class CameraMotion {
   public:
    /// The view at a time (seconds of a steady clock, never falling).
    void see(const Viewpoint& view, double timeS);

    /// The view `afterS` from the last one seen, if the motion goes on as it did; nothing when the camera rests or jumped.
    std::optional<Viewpoint> ahead(double afterS) const;

   private:
    Viewpoint last_, before_;
    double lastS_ = 0.0, beforeS_ = 0.0;
    int seen_ = 0;
};

}  // namespace saban::viewer
