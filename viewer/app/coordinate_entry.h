#pragma once

#include <QFrame>
#include <QString>
#include <vector>

#include "viewer/app/pasted_places.h"
#include "viewer/app/place_editor.h"

class QLabel;
class QPlainTextEdit;

namespace saban::app {

class TableWidget;

/// A small field over the table in which places are typed for the tool that is chosen, while it takes any: it opens with the first digit, with Tab or F2,
/// or with Ctrl + V when the clipboard holds numbers.
///
/// What is typed is read at once in any way of writing coordinates, and told beside it in others, and shown on the ground. Enter sets
/// it, exactly there; several lines, as pasted from a spreadsheet, are one edit. Lines that are not understood stay, with the reason. Escape closes.
/// Thread safety: GUI thread.
class CoordinateEntry : public QFrame {
    Q_OBJECT

   public:
    /// A child of the table.
    explicit CoordinateEntry(TableWidget& table);

    /// Opens with that text, ready to go on. Nothing happens while the tool takes no places.
    void open(const QString& text);
    /// What was typed is dropped, and the keys go back to the table.
    void close();
    /// Another tool was chosen: stays only when that takes places.
    void followTool();
    QString text() const;
    /// What is told of what is typed.
    QString told() const;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

   private:
    bool filterTable(QEvent* event);
    bool filterField(QEvent* event);
    bool takesPlaces() const;
    void readFrame();
    void read();
    void set();
    void fit();
    QString toldOf(const PlaceRow& row) const;
    QString toldOfSeveral() const;
    void retranslateUi();

    TableWidget& table_;
    QPlainTextEdit* field_;
    QLabel *title_, *told_;
    PlaceFrame frame_;
    std::vector<PlaceRow> rows_;
    bool isRefused_ = false;  ///< Enter was pressed on what is no place
};

}  // namespace saban::app
