#pragma once

#include "core/detection/Evaluate.h"

#include <span>
#include <vector>

namespace vitrine {

// How COCO's evaluation (cocoeval) pairs detections with objects; what Evaluate.h offers is counted from this.

/// What lies in one picture, of one class or of all, with the overlap of each detection with each object.
struct MatchGroup {
    int classId = -1; ///< −1: all classes
    std::size_t picture = 0;
    std::vector<int> objects; ///< indices into the picture's objects
    std::vector<int> detections; ///< indices into all detections, best score first, of equal ones the earlier
    std::vector<double> overlaps; ///< a row a detection, a column an object
};

enum class Grouping { ByClass, AllClasses };

/// The groups that hold anything, by class and in it by the picture's id. `limit`: the best so many detections of a
/// group; 0: all. Left out are detections with NaN or infinite numbers and those of classes that the truth doesn't
/// have.
std::vector<MatchGroup> matchGroups(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                    Grouping grouping, std::size_t limit);

/// COCO's IoU in double precision; with a crowd, the share of the detection that lies in it.
double cocoOverlap(const Box &detection, const Annotation &object);

/// For each detection of the group the place of its object in `group.objects`; −1: none. Greedily, best score first, at
/// an overlap of at least `threshold`. `ignored`, beside the objects: taken only by what no other object fits.
std::vector<int> matchGroup(const MatchGroup &group, const std::vector<AnnotatedPicture> &pictures,
                            const std::vector<bool> &ignored, double threshold);

} // namespace vitrine
