#pragma once

#include <QWidget>
#include <cstddef>
#include <vector>

namespace saban::app {

/// A bar of all scenes, each as long as it is planned: those that were, the one at hand, those to come. A click asks for a scene.
class SceneProgress : public QWidget {
    Q_OBJECT

   public:
    explicit SceneProgress(QWidget* parent = nullptr);

    /// Planned seconds of each.
    void setScenes(std::vector<double> plannedS, QStringList titles);
    /// `share` of the scene at hand, 0 to 1.
    void setAt(std::size_t scene, double share);
    std::size_t scene() const { return scene_; }
    double share() const { return share_; }
    QSize sizeHint() const override { return {200, 22}; }
    QSize minimumSizeHint() const override { return {100, 18}; }

   signals:
    void chosen(std::size_t scene);

   protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

   private:
    QRectF areaOf(std::size_t scene) const;
    std::size_t sceneAt(double x) const;

    std::vector<double> plannedS_;
    QStringList titles_;
    std::size_t scene_ = 0;
    double share_ = 0.0;
};

}  // namespace saban::app
