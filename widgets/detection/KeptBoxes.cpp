#include "widgets/detection/KeptBoxes.h"

#include "widgets/detection/DetectionText.h"

#include <algorithm>
#include <iterator>

namespace vitrine {

ExportedPicture keptOf(const DetectionRun &run, const NmsResult &result)
{
    ExportedPicture picture{run.name.toStdString(), run.picture.width(), run.picture.height(), {}};
    picture.objects.reserve(result.kept.size());
    std::transform(result.kept.begin(), result.kept.end(), std::back_inserter(picture.objects), [&run](int cell) {
        const auto at = static_cast<std::size_t>(cell);
        return Detection{boxInPicture(run, cell), run.candidates.scores[at], run.candidates.classes[at]};
    });
    return picture;
}

} // namespace vitrine
