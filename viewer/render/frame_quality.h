#pragma once

#include <array>

namespace saban::viewer {

/// With how much care a frame is drawn.
struct FrameQuality {
    int samples = 0;       ///< per pixel: 0, or 2, 4, 8
    double scale = 1.0;    ///< of the picture's width and height that is drawn and then enlarged, (0, 1]
    double errorPx = 0.9;  ///< how far, in pixels of the whole picture, the drawn ground may be off; 0.9 leaves a tenth of a
                           ///< pixel for what coarse data average away
    double texelPx = 1.25;   ///< pixels of the whole picture that a cell of a tile may cover, seen from above
    bool operator==(const FrameQuality&) const = default;
};

/// Finds the quality with which a moving picture keeps its frame rate, from the times that frames take. Knows nothing of the
/// machine: a fast one stays at full quality, a slow one gives up exactness first and then resolution.
class AdaptiveQuality {
   public:
    explicit AdaptiveQuality(double framesPerSecond = 30.0) { setFramesPerSecond(framesPerSecond); }

    /// 1 to 240.
    void setFramesPerSecond(double framesPerSecond);

    /// For the next frame of a motion.
    FrameQuality whileMoving() const;

    /// What the last frame that was drawn so took, from its beginning until it was on the screen.
    void learn(double frameMs);

   private:
    void step(int by);

    double targetMs_ = 30.0;              ///< somewhat less than a frame may take
    int step_ = 4;                        ///< of the ladder; a machine that was never measured starts where slow ones can follow
    std::array<double, 3> lastMs_{};
    int known_ = 0;                       ///< how many of the last times are of this step
    int calm_ = 0;                        ///< frames in a row with time to spare
    int patience_ = 6;                    ///< how many of those allow a step up; grows when a step up was too much
    int sinceUp_ = 1000;
};

}  // namespace saban::viewer
