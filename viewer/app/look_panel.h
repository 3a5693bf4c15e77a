#pragma once

#include <QDateTime>
#include <QWidget>
#include <glm/vec2.hpp>
#include <optional>

#include "viewer/render/look.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QVBoxLayout;

namespace saban::app {

class GridBox;
class GroundLookBox;

/// How the table is shown: exaggeration, light, colours of the ground, contour lines, grid, frame, imagery. Every change shows at once.
class LookPanel : public QWidget {
    Q_OBJECT

   public:
    explicit LookPanel(QWidget* parent = nullptr);

    /// Shows a look without telling of a change.
    void setLook(const viewer::Look& look);
    /// When the sun stands so; nothing for the fixed light. In UTC.
    std::optional<QDateTime> sunTime() const;
    void setSunTime(const std::optional<QDateTime>& time);
    /// Longitude and latitude (degrees) of the table, for the sun; nothing without a ground.
    void setPlace(const std::optional<glm::dvec2>& lonLat);

   signals:
    void lookChanged(const saban::viewer::Look& look);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void addHeights(QVBoxLayout& layout);
    void addSun(QVBoxLayout& layout);
    void addContours(QVBoxLayout& layout);
    void apply();
    void showValues();
    void showSun();
    void retranslateUi();

    viewer::Look look_;
    std::optional<glm::dvec2> place_;
    bool isFilling_ = false;

    QLabel* exaggerationTitle_;
    QSlider* exaggeration_;
    QLabel* exaggerationValue_;
    QLabel* sunTitle_;
    QComboBox* sunMode_;
    QDateTimeEdit* sunTime_;
    QLabel* sunNote_;
    GroundLookBox* ground_;
    QCheckBox* contours_;
    QCheckBox* contoursOnImagery_;
    QLabel* intervalTitle_;
    QDoubleSpinBox* interval_;
    QCheckBox* grid_;
    GridBox* gridBox_;
    QCheckBox* frame_;
    QCheckBox* imagery_;
};

}  // namespace saban::app
