#pragma once

#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "viewer/app/measurement.h"
#include "viewer/briefing/audience_view.h"

namespace saban::app {

/// Answers what is asked at the table: a click tells height and coordinates of a place, a second one distance, height difference, grade and bearing from there. The numbers are those of the
/// measuring tool and the status line, from the elevation data. A click more asks anew; Escape clears.
/// Thread safety: GUI thread.
class QuestionTool : public BriefingTool {
   public:
    /// `angles`: in what directions are told, asked for as the tool is chosen.
    explicit QuestionTool(std::function<AngleFrame()> angles);

    void begin(AudienceView& view) override;
    void end() override;
    bool press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) override;
    bool move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) override;
    bool release(QPointF position, Qt::MouseButton button) override;
    bool key(int key, Qt::KeyboardModifiers modifiers) override;
    void leave() override;

    /// What is told, one fact a line; empty: nothing was asked.
    const QString& answer() const { return answer_; }
    /// Takes the answer off the picture. False when there is none.
    bool clear();

   private:
    void ask(glm::dvec2 place);
    void guess();
    void tell();
    QString placeText(glm::dvec2 place) const;

    std::function<AngleFrame()> angleFrame_;
    AngleFrame angles_;
    AudienceView* view_ = nullptr;
    std::vector<glm::dvec2> points_;       ///< at most two
    std::optional<glm::dvec2> cursor_;
    std::optional<QPointF> pressedAt_;
    QPointF pointer_;
    QTimer guessing_;                      ///< until the pointer's place is measured: the picture is drawn anew for it
    QString answer_;
};

}  // namespace saban::app
