#pragma once

#include <QAction>
#include <QMainWindow>
#include <QObject>
#include <QTimer>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/app/place_editor.h"
#include "viewer/app/place_mark.h"
#include "viewer/app/search_field.h"
#include "viewer/app/table_search.h"

namespace saban::app {

class PlanControl;
class PlanDesk;
class StatusLine;
class TableWidget;

/// Searching everything that is on the table: features of the plan, names of the map, coordinates in any way of writing them. What is
/// chosen is flown to, marked for a while, and selected where it is of the plan; a phase is shown.
///
/// The field stands in the corner of the window's menu bar, reached by Ctrl+F; in full screen the bar comes with it.
/// Thread safety: GUI thread.
class SearchDesk : public QObject {
    Q_OBJECT

   public:
    SearchDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, PlanControl& control, StatusLine& statusLine, QObject* parent = nullptr);

    QAction* findAction() const { return find_; }
    SearchField& field() { return *field_; }
    const PlaceMark& mark() const { return *mark_; }
    /// What is typed is not answered yet.
    bool isSearching() const { return search_->isSearching(); }

    void retranslateUi();

   private:
    void takeSources();
    void look(const QString& text);
    void show(const SearchAnswer& answer);
    void readCoordinates(const QString& text);
    SearchRow rowOf(const SearchHit& hit) const;
    SearchRow rowOfCoordinates() const;
    QString written(glm::dvec2 place) const;
    QString beside(glm::dvec2 place) const;
    QString noteFor(const SearchAnswer& answer) const;
    void choose(int row);
    void chooseHit(const SearchHit& hit);
    void chooseFeature(const SearchHit& hit);
    void flyTo(glm::dvec2 place, double rangeM, const QString& name);
    void showPhase(const layers::Uid& phase);
    void leave();

    QMainWindow& window_;
    TableWidget& table_;
    PlanDesk& desk_;
    PlanControl& control_;
    StatusLine& statusLine_;
    SearchField* field_;
    TableSearch* search_;
    PlaceMark* mark_;
    QAction* find_;
    QTimer busyTimer_;  ///< an answer that takes longer is waited for in words
    std::shared_ptr<const layers::Ground> ground_;
    PlaceFrame frame_;  ///< of `ground_`
    std::vector<SearchHit> hits_;
    std::optional<glm::dvec2> coordinates_;  ///< that were typed; the first row
    QString refusal_;                        ///< why what was typed is no place, if it looks like one
    bool mustChoose_ = false;                ///< Enter came before the answer
    bool hasShownBar_ = false;               ///< of a full screen, for the field
};

}  // namespace saban::app
