#pragma once

#include <map>
#include <string>

#include "data/exercise/site.h"
#include "layers/edit/edit.h"


namespace saban::exercise {

/// The sample exercise: a defence area of three communes, everything in it invented. The same for the same ground.
layers::Plan makeExercise(Site& site);

/// What the parts of the exercise have in common while they are made.
class Draft {
 public:
    explicit Draft(Site& s) : site(s), editor(layers::Plan{}) {}

    Site& site;
    layers::PlanEditor editor;
    layers::Uid phases[3], communes[3], options[2], logistics, protection, operations;
    layers::Uid mainPost, forwardPost, rearPost;
    glm::dvec2 mainAt{0.0}, forwardAt{0.0}, rearAt{0.0};
    std::vector<layers::Uid> routes;
    std::vector<std::pair<layers::Uid, std::string>> works;  ///< structures and roads that are to be built, and their names

    /// Adds a feature whose uid follows from its kind and number: the same at every making.
    template <typename T>
    layers::Uid add(T feature) {
        feature.uid = uidOf(layers::kindName<T>(), ++count_[std::string(layers::kindName<T>())]);
        return editor.put(std::move(feature));
    }

 private:
    static layers::Uid uidOf(std::string_view kind, int number);
    std::map<std::string, int> count_;
};

void addFrame(Draft& draft);         ///< groups, phases, map layers
void addCommandPosts(Draft& draft);
void addStructures(Draft& draft);
void addRoutes(Draft& draft);
void addUnits(Draft& draft);
void addAreas(Draft& draft);         ///< areas, control lines, notes
void addWork(Draft& draft);
void addScenes(Draft& draft);

/// "1003" + symbol set, status and so on: a code of MIL-STD-2525D. `modifier`: of sector 1; 27 forward, 77 support.
std::string codeOf(int side, int echelon, const std::string& entity, int symbolSet = 10, int headquarters = 0, int modifier = 0);

}  // namespace saban::exercise
