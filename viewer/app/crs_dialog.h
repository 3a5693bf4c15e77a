#pragma once

#include <QDialog>
#include <glm/vec2.hpp>
#include <optional>
#include <string>

class QDialogButtonBox;

namespace saban::app {

class CrsChoice;

/// Chooses the coordinate reference system of the table and of files that declare none. Only one that PROJ knows can be accepted.
class CrsDialog : public QDialog {
    Q_OBJECT

   public:
    /// `lonLat`: where the ground lies, if known; its provincial zones then come first. `current`: the choice so far.
    CrsDialog(const std::optional<glm::dvec2>& lonLat, const std::optional<std::string>& current, QWidget* parent = nullptr);

    /// "EPSG:9210"; nothing for the choice from the data.
    std::optional<std::string> chosen() const;

   private:
    void check();

    CrsChoice* choice_;
    QDialogButtonBox* buttons_;
};

}  // namespace saban::app
