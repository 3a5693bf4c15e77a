#pragma once

#include <QTableWidget>
#include <map>
#include <string>
#include <vector>

#include "layers/exchange/list_preview.h"

class QComboBox;

namespace saban::app {

/// The first rows of a list, with a choice over each column of what it holds.
class ColumnTable : public QTableWidget {
    Q_OBJECT

   public:
    explicit ColumnTable(QWidget* parent = nullptr);

    /// `isFixed`: what columns hold is shown, not chosen.
    void setSheet(const layers::PreviewedSheet& sheet, bool isFixed);
    void clearSheet();
    /// What differs from how the columns were taken by themselves, as `ImportOptions::fieldToColumn` wants it.
    const std::map<std::string, std::string>& given() const { return given_; }
    /// Nothing is given any more.
    void forget() { given_.clear(); }
    QComboBox* choice(int column) const;

   signals:
    /// A person gave a column another meaning.
    void mappingChanged();

   private:
    void take(int column);

    std::vector<std::string> columns_;
    std::vector<std::string> fields_;  ///< what each column holds; empty: nothing
    std::map<std::string, std::string> given_;
};

}  // namespace saban::app
