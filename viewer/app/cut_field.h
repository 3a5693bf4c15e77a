#pragma once

#include <QWidget>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <utility>

#include "viewer/app/place_editor.h"

class QLabel;
class QPushButton;

namespace saban::app {

/// The line along which a scene cuts the block: two places, typed in any way of writing coordinates, drawn on the table, or taken from the cut that is there.
/// Thread safety: GUI thread.
class CutField : public QWidget {
    Q_OBJECT

   public:
    using Cut = std::pair<glm::dvec2, glm::dvec2>;

    CutField(const QString& title, QWidget* parent);

    /// As actions keep it: "E,N E,N", to the millimetre.
    static std::string textOf(const Cut& cut);

    /// Nothing: there is none yet.
    void setCut(const std::optional<Cut>& cut, const PlaceFrame& frame, bool isEditable);
    /// The cut that is on the table; nothing: there is none.
    void setSource(std::function<std::optional<Cut>()> source) { source_ = std::move(source); }
    PlaceEditor& places() { return *places_; }
    bool isWaiting() const;
    /// Another cut is on the table: the one that was waited for.
    void takeDrawn();
    /// None is waited for any more.
    void giveUp();

   signals:
    void chosen(const std::pair<glm::dvec2, glm::dvec2>& cut);
    /// A line is to be drawn on the table; `takeDrawn` is called once it is there.
    void drawingWanted();

   private:
    void take();
    void choose(const Cut& cut);
    void turn();
    void placed(const layers::Geometry& line);
    void showState();

    std::optional<Cut> cut_;
    std::function<std::optional<Cut>()> source_;
    bool isEditable_ = false;
    PlaceEditor* places_;
    QPushButton *draw_, *take_, *turn_;
    QLabel* note_;
};

}  // namespace saban::app
