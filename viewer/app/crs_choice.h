#pragma once

#include <QString>
#include <QWidget>
#include <glm/vec2.hpp>
#include <optional>
#include <string>

class QComboBox;
class QLabel;

namespace saban::app {

/// Chooses a coordinate reference system: a VN-2000 zone from the list, or any code or definition typed in. Says under it what was chosen, or
/// what is wrong with what was typed.
class CrsChoice : public QWidget {
    Q_OBJECT

   public:
    /// `unchosen`: what the first entry, which chooses none, is called, and `why`, what is said of it.
    CrsChoice(const QString& unchosen, const QString& why, QWidget* parent = nullptr);

    /// The same in another language.
    void setWords(const QString& unchosen, const QString& why);
    /// The provincial zones of this place come first.
    void setPlace(const std::optional<glm::dvec2>& lonLat);
    void setChosen(const std::optional<std::string>& crs);
    /// What is said while none is chosen.
    void setReason(const QString& why);

    /// "EPSG:9210"; nothing for the first entry.
    std::optional<std::string> chosen() const;
    /// False for a text that is no CRS.
    bool isValid() const { return isValid_; }
    QComboBox& list() { return *list_; }

   signals:
    void changed();

   private:
    void fill(const std::optional<glm::dvec2>& lonLat);
    void check();

    QString unchosen_, why_;
    QComboBox* list_;
    QLabel* note_;
    bool isValid_ = true;
};

}  // namespace saban::app
